package kukla.models.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import kukla.inference.Fault;
import kukla.models.weights.Safetensors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("shared")
class LabelCommandTest {
  private static final Path SHARED = Path.of(System.getProperty("kukla.shared", "../../shared"));

  @TempDir Path data;

  @Test
  void labelsWhatItCanAndListsTheRest() throws IOException {
    Files.copy(SHARED.resolve("grid-s1/bbaz4n.mpg"), data.resolve("speaker.mpg"));
    Files.writeString(data.resolve("broken.mp4"), "no video");
    Path folder = Files.createDirectory(data.resolve("stills"));
    Files.copy(SHARED.resolve("portraits/mona-lisa.jpg"), folder.resolve("0001.jpg"));
    Files.copy(SHARED.resolve("portraits/mona-lisa.jpg"), folder.resolve("0002.jpg"));

    String said = run();

    assertThat(said).contains("broken.mp4").contains("labelled 2 clips");
    Safetensors labels = Safetensors.read(data.resolve("speaker.labels.safetensors"));
    assertThat(labels.tensor("landmarks68").shape()).containsExactly(75, 68, 2);
    assertThat(labels.tensor("visible").shape()).containsExactly(75, 68);
    float[] visible = labels.tensor("visible").floats();
    assertThat(visible[36]).as("corner of an eye").isPositive();
    assertThat(visible[37]).as("lid, which OpenSeeFace leaves open").isZero();
    Path still = data.resolve("stills.labels.safetensors");
    assertThat(Safetensors.read(still).tensor("landmarks68").shape()).containsExactly(2, 68, 2);
    assertThat(data.resolve("broken.labels.safetensors")).doesNotExist();

    FileTime written = Files.getLastModifiedTime(still);
    assertThat(run()).contains("labelled 0 clips, 2 had labels already");
    assertThat(Files.getLastModifiedTime(still)).isEqualTo(written);
  }

  @Test
  void nothingToLabelIsAFault() throws IOException {
    assertThatThrownBy(this::run).isInstanceOf(Fault.class).hasMessageContaining("found none");
    Files.writeString(data.resolve("broken.mp4"), "no video");
    assertThatThrownBy(this::run)
        .isInstanceOf(Fault.class)
        .hasMessageContaining("at least one clip");
  }

  @Test
  void aPlaceThatCannotBeWrittenEndsIt() throws IOException {
    Files.copy(SHARED.resolve("grid-s1/bbaz4n.mpg"), data.resolve("speaker.mpg"));
    // a folder has the labels' name: nobody can write over it, whoever runs the tests
    Files.createDirectories(data.resolve("speaker.labels.safetensors/full"));
    CommandLine line = new CommandLine(new LabelCommand());
    line.parseArgs(
        "--again", "--data", data.toString(), "--judges", SHARED.resolve("models").toString());
    assertThatThrownBy(() -> line.<LabelCommand>getCommand().call())
        .isInstanceOf(Fault.class)
        .hasMessageContaining("writing ")
        .hasMessageContaining("run it again: it goes on");
  }

  private String run() {
    StringWriter said = new StringWriter();
    CommandLine line = new CommandLine(new LabelCommand()).setOut(new PrintWriter(said));
    line.parseArgs("--data", data.toString(), "--judges", SHARED.resolve("models").toString());
    assertThat(line.<LabelCommand>getCommand().call()).isZero();
    return said.toString();
  }
}
