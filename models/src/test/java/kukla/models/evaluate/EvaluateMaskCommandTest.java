package kukla.models.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kukla.inference.Fault;
import kukla.inference.Misuse;
import kukla.models.data.ToyClips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The bundled model looks at toys, of which it need not know anything: what counts is the count.
 */
final class EvaluateMaskCommandTest {
  private static final Path BUNDLED = Path.of("mask-lite").toAbsolutePath();

  @TempDir Path temporary;
  private final StringWriter said = new StringWriter();

  private Integer run(Path data, String... more) {
    CommandLine line = new CommandLine(new EvaluateMaskCommand());
    line.setOut(new PrintWriter(said));
    List<String> arguments = new ArrayList<>(List.of("--data", data.toString()));
    arguments.addAll(List.of("--model", BUNDLED.toString()));
    if (!List.of(more).contains("--out")) {
      arguments.addAll(List.of("--out", out().toString()));
    }
    arguments.addAll(List.of("--cache", temporary.resolve("cache").toString()));
    arguments.addAll(List.of(more));
    line.parseArgs(arguments.toArray(String[]::new));
    return line.<EvaluateMaskCommand>getCommand().call();
  }

  private Path out() {
    return temporary.resolve("out.json");
  }

  @Test
  void comparesCropsWithTheirLabels() throws Exception {
    Path clips = temporary.resolve("clips");
    ToyClips.writeMasked(clips.resolve("a"), 4);
    assertThat(run(clips, "--crops", "6")).isZero();
    var mean = new ObjectMapper().readTree(out().toFile()).path("mean");
    assertThat(mean.path("crops").asInt()).isEqualTo(6);
    assertThat(mean.path("accuracy").asDouble()).isBetween(0.0, 1.0);
    assertThat(mean.path("iou_face").isNumber()).isTrue();
    assertThat(said.toString()).contains("background").contains("of 6 crops");
    byte[] first = Files.readAllBytes(out());
    run(clips, "--crops", "6");
    assertThat(figures(Files.readAllBytes(out()))).isEqualTo(figures(first));
  }

  private static String figures(byte[] json) throws Exception {
    var tree = new ObjectMapper().readTree(json);
    ((com.fasterxml.jackson.databind.node.ObjectNode) tree.path("mean")).remove("look_ms");
    return tree.toString();
  }

  @Test
  void wantsMasks() throws Exception {
    Path clips = temporary.resolve("clips");
    ToyClips.write(clips.resolve("a"), 4);
    assertThatThrownBy(() -> run(clips))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("expected clips")
        .hasMessageContaining("masks");
    assertThat(out()).doesNotExist();
  }

  @Test
  void clipsWithoutMasksAreSaid() throws Exception {
    Path clips = temporary.resolve("clips");
    ToyClips.writeMasked(clips.resolve("a"), 4);
    ToyClips.write(clips.resolve("b"), 4);
    Files.createSymbolicLink(clips.resolve("gone.mp4"), temporary.resolve("nowhere"));
    assertThat(run(clips, "--crops", "2")).isZero();
    var leftOut = new ObjectMapper().readTree(out().toFile()).path("left_out");
    assertThat(leftOut).hasSize(2);
    assertThat(leftOut.toString()).contains("gone.mp4").contains("clips/b: expected labels with");
    assertThat(said.toString()).contains("left out: ");
  }

  @Test
  void wantsAPlaceForFiguresFirst() throws Exception {
    Path folder = Files.createDirectory(temporary.resolve("folder.json"));
    assertThatThrownBy(() -> run(temporary, "--out", folder.toString()))
        .isInstanceOf(Misuse.class)
        .hasMessageContaining("--out");
  }

  @Test
  void wantsAtLeastOneCrop() {
    assertThatThrownBy(() -> run(temporary, "--crops", "0"))
        .isInstanceOf(Misuse.class)
        .hasMessageContaining("--crops");
  }
}
