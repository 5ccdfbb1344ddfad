package kukla.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import kukla.app.live.PlayedProgram.Region;
import kukla.app.portrait.PortraitLibrary;
import kukla.inference.image.Image;
import kukla.media.Stills;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in a window on a display of its own, played with keys and mouse. */
@Tag("window")
class LiveWindowTest {
  private static final Region PANEL = new Region(20, 20, 340, 500);
  private static final Region FACE = new Region(740, 250, 180, 200);
  private static final Region RIGHT_SIDE = new Region(1000, 60, 200, 600);

  private static final Region PREVIEW = new Region(380, 20, 880, 700);

  /** From one row of portraits in the panel to the next; there are four in each. */
  private static final int ROW = 74;

  @TempDir Path folder;

  private static int rowsOfPortraits() {
    try (PortraitLibrary library = PortraitLibrary.ofUser()) {
      Path assets = PlayedProgram.ROOT.resolve("assets");
      long bundled = library.all().stream().filter(file -> file.startsWith(assets)).count();
      return Math.toIntExact((bundled + 3) / 4);
    }
  }

  @Test
  void keysAndMousePlayTheShow() throws IOException, InterruptedException {
    Path stats = folder.resolve("stats.json");
    try (PlayedProgram program =
        new PlayedProgram(
            folder,
            "--camera",
            PlayedProgram.ROOT.resolve("assets/driving.mp4").toString(),
            "--screenshot",
            folder.resolve("window.png").toString(),
            "--stats",
            stats.toString())) {
      program.await("the portrait in the window", () -> program.varied(FACE) > 40);
      program.focus();
      int[] withPanel = program.look(PANEL);
      program.press("p");
      program.await("the panel to close", () -> program.changed(withPanel, PANEL) > 0.3);
      program.press("p");
      program.await("the panel to open", () -> program.changed(withPanel, PANEL) < 0.3);

      int[] portrait = program.look(RIGHT_SIDE);
      program.press("l"); // side by side
      program.await("another layout", () -> program.changed(portrait, RIGHT_SIDE) > 0.2);
      for (int i = 0; i < 40 && program.changed(portrait, RIGHT_SIDE) > 0.1; i++) {
        program.press("l"); // through the other layouts
        Thread.sleep(400 + 100 * i); // at last as long as a busy machine needs to draw one
      }
      assertThat(program.changed(portrait, RIGHT_SIDE)).as("the first layout").isLessThan(0.1);

      program.press("o");
      program.await("keypoints over the portrait", () -> program.vivid(FACE) > 60);
      program.press("o");
      program.await("no keypoints any more", () -> program.vivid(FACE) < 60);

      int gain = 390 + ROW * (rowsOfPortraits() - 1);
      Region more = new Region(145, gain - 5, 50, 8); // plain until the slider's handle is there
      // a sentence above that takes another line for a while moves all that is below it
      AtomicBoolean dragged = new AtomicBoolean();
      program.await(
          "the gain's slider to move",
          () -> {
            if (program.varied(more) < 20) {
              program.drag(118, gain, 170, gain); // again where the window was too slow to see it
              dragged.set(true);
            }
            return dragged.get() && program.varied(more) > 50;
          });
      program.press("Escape");
      assertThat(program.ended()).isZero();
    }
    Image window = Stills.read(folder.resolve("window.png"));
    assertThat(window.width()).isEqualTo(1280);
    JsonNode figures = new JsonMapper().readTree(stats.toFile());
    assertThat(figures.get("frames").asLong()).isPositive();
    assertThat(figures.at("/latency/capture_to_screen/p50_ms").asDouble()).isPositive();
    JsonNode kept = new JsonMapper().readTree(folder.resolve(".config/kukla/live.json").toFile());
    assertThat(kept.get("panel").asBoolean()).isTrue();
    assertThat(kept.at("/motion/gain").asDouble()).isBetween(1.2, 1.8);
  }

  @Test
  void aLostCameraLeavesNothingOfItselfInTheWindow() throws IOException, InterruptedException {
    try (PinkPhone phone = new PinkPhone();
        PlayedProgram program = new PlayedProgram(folder, "--camera", phone.address())) {
      program.await("the window", () -> program.varied(PREVIEW) > 40);
      program.focus();
      program.press("l"); // side by side
      program.await("the camera beside the portrait", () -> program.pink(PREVIEW) > 50_000);
      phone.close();
      program.await("the camera's picture to go", () -> program.pink(PREVIEW) == 0);
      program.press("Escape");
      assertThat(program.ended()).isZero();
    }
  }
}
