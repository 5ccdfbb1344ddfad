package kukla.models.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import kukla.models.data.Label;
import kukla.models.data.LabelFile;
import kukla.models.data.MaskClass;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("shared")
@Tag("gl")
class SynthDataCommandTest {
  @TempDir Path folder;

  private int run(int count) {
    return new CommandLine(new SynthDataCommand())
        .execute(
            "--out=" + folder,
            "--count=" + count,
            "--frames=2",
            "--size=64",
            "--head=" + SharedHead.HEAD,
            "--hair=" + SharedHead.HAIR);
  }

  @Test
  void writesWholePeopleAndGoesOnWhereItStopped() throws IOException {
    assertThat(run(1)).isZero();
    Path first = folder.resolve("person-0000000/000001.jpg");
    byte[] picture = Files.readAllBytes(first);
    // as a kill in the middle leaves it
    Files.createDirectories(folder.resolve(".person-0000001.part/junk"));
    Files.writeString(first, "not drawn again");
    assertThat(run(2)).isZero();
    assertThat(first).hasContent("not drawn again");
    assertThat(picture.length).isGreaterThan(500);
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "person-0000000",
              "person-0000000.labels.safetensors",
              "person-0000001",
              "person-0000001.labels.safetensors");
    }
    LabelFile labels = LabelFile.read(folder.resolve("person-0000001.labels.safetensors"));
    labels.fit(2);
    for (Label label : Label.values()) {
      assertThat(labels.numbers(label)).as(label.tensor()).isNotEmpty();
    }
    assertThat(labels.expressionNames()).hasSize(57).contains("jawOpen");
    assertThat(labels.denseWidth()).isEqualTo(32);
    byte[] mask = new byte[32 * 32];
    labels.mask(1, mask);
    assertThat(mask).contains((byte) MaskClass.BACKGROUND.ordinal(), (byte) 1);
    assertThat(labels.depth(1)).hasSize(32 * 32);
    for (float coordinate : labels.numbers(Label.LANDMARKS68)) {
      assertThat(coordinate).isBetween(-0.5f, 63.5f);
    }
  }
}
