package kukla.models.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kukla.inference.Fault;
import kukla.inference.Misuse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvaluateMotionCommandTest {
  @TempDir Path folder;

  private Integer run(String... more) {
    CommandLine line = new CommandLine(new EvaluateMotionCommand());
    List<String> arguments =
        new ArrayList<>(List.of("--model", "no-such-model", "--judges", "none"));
    if (!List.of(more).contains("--out")) {
      arguments.addAll(List.of("--out", out().toString()));
    }
    arguments.addAll(List.of("--clips", folder.toString()));
    arguments.addAll(List.of(more));
    line.parseArgs(arguments.toArray(String[]::new));
    return line.<EvaluateMotionCommand>getCommand().call();
  }

  private Path out() {
    return folder.resolve("out.json");
  }

  @Test
  void wantsClips() throws IOException {
    Files.writeString(folder.resolve("s13.mp4"), "a body shot");
    Files.writeString(folder.resolve("notes.txt"), "no clip");
    assertThatThrownBy(this::run).isInstanceOf(Fault.class).hasMessageContaining("expected clips");
  }

  @Test
  void saysWhatIsPassedOver() throws IOException {
    Files.writeString(folder.resolve("s13.mp4"), "a body shot");
    assertThatThrownBy(this::run)
        .isInstanceOf(Fault.class)
        .hasMessageContaining("--leave-out s[0-9]*");
    assertThatThrownBy(() -> run("--leave-out", "["))
        .isInstanceOf(Misuse.class)
        .hasMessageContaining("--leave-out");
  }

  @Test
  void noPageTakesTheFiguresPlace() {
    assertThatThrownBy(() -> run("--report", out().toString()))
        .isInstanceOf(Misuse.class)
        .hasMessageContaining("--report");
    assertThatThrownBy(() -> run("--out", folder.resolve("out.html").toString()))
        .isInstanceOf(Misuse.class)
        .hasMessageContaining("--out");
  }

  @Test
  void wantsAModel() throws IOException {
    Files.writeString(folder.resolve("d1.mp4"), "a clip");
    assertThatThrownBy(this::run).isInstanceOf(Fault.class).hasMessageContaining("no-such-model");
    assertThat(out()).doesNotExist();
  }

  @Test
  void wantsAtLeastTwoFrames() {
    assertThatThrownBy(() -> run("--frames", "1"))
        .isInstanceOf(Misuse.class)
        .hasMessageContaining("--frames");
    assertThatThrownBy(() -> run("--every", "0"))
        .isInstanceOf(Misuse.class)
        .hasMessageContaining("--every");
    assertThatThrownBy(() -> run("--cross", "-1"))
        .isInstanceOf(Misuse.class)
        .hasMessageContaining("--cross");
  }

  @Test
  void wantsPortraitsWhereTheyAreAskedFor() throws IOException {
    Files.writeString(folder.resolve("d1.mp4"), "a clip");
    assertThatThrownBy(() -> run("--portraits", folder.toString()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("expected pictures");
    assertThatThrownBy(() -> run("--portraits", folder.resolve("none").toString()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("--portraits");
  }
}
