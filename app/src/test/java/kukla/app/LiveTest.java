package kukla.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kukla.inference.file.UserFolders;
import kukla.inference.image.Image;
import kukla.media.ClipReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code kukla live} whole, without a window: a clip as the camera, a recording as the call. */
@Tag("gl")
class LiveTest {
  private static final Path ROOT = Path.of(System.getProperty("kukla.root"));

  @TempDir Path folder;
  private final StringWriter err = new StringWriter();

  private int run(String... options) {
    List<String> all = new ArrayList<>(List.of("live", "--headless", "--virtual-camera", "off"));
    all.addAll(List.of(options));
    CommandLine line = Kukla.commandLine();
    line.setErr(new PrintWriter(err, true));
    line.setOut(new PrintWriter(new StringWriter(), true));
    return line.execute(all.toArray(String[]::new));
  }

  @Test
  void aClipMovesThePortraitIntoARecording() throws Exception {
    Path stats = folder.resolve("stats.json");
    Path recorded = folder.resolve("show.mp4");
    int exit =
        run(
            "--camera",
            ROOT.resolve("assets/driving.mp4").toString(),
            "--source",
            ROOT.resolve("assets/portrait.png").toString(),
            "--engine",
            "onnx",
            "--size",
            "320x180",
            "--record",
            recorded.toString(),
            "--frames",
            "12",
            "--stats",
            stats.toString());
    assertThat(exit).as(err.toString()).isZero();
    JsonNode figures = new JsonMapper().readTree(stats.toFile());
    assertThat(figures.get("frames").asLong()).isGreaterThanOrEqualTo(12);
    assertThat(figures.get("frames_without_face").asLong()).isZero();
    assertThat(figures.at("/stages/generator/p50_ms").asDouble()).isPositive();
    assertThat(figures.at("/stages/total/p99_ms").asDouble()).isPositive();
    assertThat(figures.at("/latency/capture_to_virtual_camera").isNull()).isTrue();
    try (ClipReader reader = ClipReader.open(recorded)) {
      Image frame = reader.newImage();
      int frames = 0;
      int brightest = 0;
      while (reader.read(frame)) {
        frames++;
        brightest = Math.max(brightest, frame.pixels().get(90 * frame.stride() + 3 * 160) & 255);
      }
      assertThat(reader.width()).isEqualTo(320);
      assertThat(frames).isGreaterThanOrEqualTo(8);
      assertThat(brightest).as("the face in the middle").isGreaterThan(60);
    }
  }

  @Test
  void aPortraitWhoseFaceNobodyMayUseIsNotShown() throws Exception {
    Path picture = folder.resolve("stranger.png");
    Files.copy(ROOT.resolve("assets/portrait.png"), picture);
    int exit = run("--source", picture.toString(), "--camera", "pattern:64x48@30", "--frames", "1");
    assertThat(exit).isEqualTo(1);
    assertThat(err.toString()).contains("May you use the face").contains("--may-use-face");
  }

  @Test
  void whatIsNoPictureDoesNotJoinThePortraits() throws Exception {
    Path text = Files.writeString(folder.resolve("no-picture-at-all.png"), "none");
    assertThat(run("--source", text.toString(), "--may-use-face", "--camera", "pattern"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("error: reading picture " + text);
    assertThat(UserFolders.ofUser().data().resolve("portraits/no-picture-at-all.png"))
        .doesNotExist();
  }

  @Test
  void aFileThatIsNoClipIsToldAndNotWaitedFor() throws Exception {
    Path text = Files.writeString(folder.resolve("text.mp4"), "no clip ".repeat(99));
    assertThat(run("--camera", text.toString(), "--frames", "1")).isEqualTo(1);
    assertThat(err.toString()).contains("error: reading clip " + text);
  }

  @Test
  void whatCannotBeIsSaidInOneSentence() {
    assertThat(run("--camera", folder.resolve("none.mp4").toString())).isEqualTo(1);
    assertThat(err.toString().lines().filter(line -> line.startsWith("error: "))).hasSize(1);
  }
}
