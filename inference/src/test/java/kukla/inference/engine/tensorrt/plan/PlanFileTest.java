package kukla.inference.engine.tensorrt.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kukla.inference.cuda.Gpu;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {
  private static final Gpu H200 = new Gpu(0, "NVIDIA H200", 9, 0, 1);
  private static final PlanKey KEY =
      PlanKey.of("a".repeat(64), "10.15.1", H200, Precision.ofHalf());

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() {
    file = folder.resolve(KEY.file());
    PlanFile.write(file, KEY, plan());
  }

  private static ByteBuffer plan() {
    return StandardCharsets.UTF_8.encode("an engine, as far as anybody here knows");
  }

  private void refused(String why) {
    assertThatThrownBy(() -> PlanFile.read(file, KEY))
        .isInstanceOf(PlanFile.Refused.class)
        .hasMessageContaining(why);
  }

  @Test
  void givesBackWhatWasWritten() throws PlanFile.Refused {
    ByteBuffer read = PlanFile.read(file, KEY);
    assertThat(read).isEqualTo(plan());
    assertThat(read.isDirect()).isTrue();
  }

  @Test
  void anotherKeyIsRefused() {
    for (PlanKey other :
        List.of(
            PlanKey.of("b".repeat(64), "10.15.1", H200, Precision.ofHalf()),
            PlanKey.of("a".repeat(64), "10.16.0", H200, Precision.ofHalf()),
            PlanKey.of("a".repeat(64), "10.15.1", H200, Precision.ofFull()),
            PlanKey.of("a".repeat(64), "10.15.1", H200, Precision.ofHalf(Set.of("x"))),
            PlanKey.of(
                "a".repeat(64), "10.15.1", new Gpu(0, "NVIDIA H100", 9, 0, 1), Precision.ofHalf()),
            PlanKey.of(
                "a".repeat(64),
                "10.15.1",
                new Gpu(0, "NVIDIA H200", 10, 0, 1),
                Precision.ofHalf()))) {
      assertThat(other.file()).isNotEqualTo(KEY.file());
      assertThatThrownBy(() -> PlanFile.read(file, other))
          .isInstanceOf(PlanFile.Refused.class)
          .hasMessageContaining("built for");
    }
  }

  @Test
  void theSameGpuOfAnotherNumberIsTheSame() {
    Gpu second = new Gpu(1, "NVIDIA H200", 9, 0, 77);
    assertThat(PlanKey.of("a".repeat(64), "10.15.1", second, Precision.ofHalf())).isEqualTo(KEY);
  }

  @Test
  void theOrderOfExactLayersMakesNoDifference() {
    assertThat(Precision.ofHalf(new LinkedHashSet<>(List.of("p", "q"))).text())
        .isEqualTo(Precision.ofHalf(new LinkedHashSet<>(List.of("q", "p"))).text());
  }

  @Test
  void everyCutIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> PlanFile.read(file, KEY)).isInstanceOf(PlanFile.Refused.class);
    }
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    refused("cut off, or longer");
  }

  @Test
  void everyChangedByteIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 0x40;
      Files.write(file, changed);
      assertThatThrownBy(() -> PlanFile.read(file, KEY)).isInstanceOf(PlanFile.Refused.class);
    }
  }

  @Test
  void somebodyElsesFileIsRefused() throws IOException {
    Files.writeString(file, "ftrt, or whatever TensorRT itself begins with");
    refused("no engine file");
    Files.delete(file);
    refused("there is none");
  }
}
