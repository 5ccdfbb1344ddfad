package kukla.models.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import kukla.models.weights.Safetensors;
import kukla.models.weights.Tensor;
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
    Safetensors labels = Safetensors.read(folder.resolve("person-0000001.labels.safetensors"));
    Tensor points = labels.tensor("landmarks68");
    assertThat(points.shape()).containsExactly(2, 68, 2);
    assertThat(labels.tensor("visible").shape()).containsExactly(2, 68);
    assertThat(labels.tensor("expression").shape()).containsExactly(2, 57);
    for (float coordinate : points.floats()) {
      assertThat(coordinate).isBetween(-0.5f, 63.5f);
    }
  }
}
