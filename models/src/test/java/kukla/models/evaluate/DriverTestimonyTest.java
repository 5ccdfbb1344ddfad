package kukla.models.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import kukla.models.judge.FaceWitness.Testimony;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverTestimonyTest {
  @TempDir Path folder;

  @Test
  void whatWasSeenIsKept() {
    Path file = folder.resolve("clip.safetensors");
    DriverTestimony testimony = DriverTestimony.open(file);
    assertThat(testimony.of(3)).isNull();
    Testimony face = FigureTallyTest.face(0.2, 0.3, 5, 7);
    face.depth()[11] = -4;
    testimony.put(3, Optional.of(face));
    testimony.put(1, Optional.empty());
    testimony.save();

    DriverTestimony again = DriverTestimony.open(file);
    assertThat(again.of(0)).isNull();
    assertThat(again.of(1)).isEqualTo(new DriverTestimony.Look(Optional.empty()));
    Testimony kept = Objects.requireNonNull(again.of(3)).face().orElseThrow();
    assertThat(kept.mesh().points()).containsExactly(face.mesh().points());
    assertThat(kept.depth()).containsExactly(face.depth());
    assertThat(kept.identity()).containsExactly(face.identity());
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNoFailure() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder").resolve("clip.safetensors");
    DriverTestimony testimony = DriverTestimony.open(file);
    testimony.put(0, Optional.empty());
    testimony.save();
    assertThat(testimony.of(0)).isEqualTo(new DriverTestimony.Look(Optional.empty()));
  }

  @Test
  void aBrokenFileIsJudgedAgain() throws IOException {
    Path file = folder.resolve("broken.safetensors");
    Files.writeString(file, "not tensors");
    assertThat(DriverTestimony.open(file).of(0)).isNull();
  }
}
