package kukla.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import kukla.app.Kukla;
import kukla.inference.image.Image;
import kukla.media.Stills;
import kukla.render.window.VirtualDisplay;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in a window on a display of its own, played with keys and mouse. */
@Tag("window")
@SuppressWarnings("NullAway.Init") // the test opens both first
class LiveWindowTest {
  private static final Path ROOT = Path.of(System.getProperty("kukla.root"));
  private static final int WIDE = 1300;
  private static final int HIGH = 800;

  /** A part of the window: left, top, width, height. */
  private record Region(int left, int top, int width, int height) {}

  private static final Region PANEL = new Region(20, 20, 340, 500);
  private static final Region FACE = new Region(740, 250, 180, 200);
  private static final Region RIGHT_SIDE = new Region(1000, 60, 200, 600);

  @TempDir Path folder;

  private VirtualDisplay display;
  private Process program;

  @Test
  void keysAndMousePlayTheShow() throws Exception {
    Path screen = Files.createDirectory(folder.resolve("screen"));
    Path stats = folder.resolve("stats.json");
    try (VirtualDisplay opened = new VirtualDisplay(screen, WIDE, HIGH)) {
      display = opened;
      program = start(stats);
      try {
        await("the portrait in the window", () -> varied(FACE) > 40);
        focus();
        int[] withPanel = look(PANEL);
        press("p");
        await("the panel to close", () -> changed(withPanel, PANEL) > 0.3);
        press("p");
        await("the panel to open", () -> changed(withPanel, PANEL) < 0.3);

        int[] portrait = look(RIGHT_SIDE);
        press("l"); // side by side
        await("another layout", () -> changed(portrait, RIGHT_SIDE) > 0.2);
        for (int i = 0; i < 12 && changed(portrait, RIGHT_SIDE) > 0.1; i++) {
          press("l"); // through the other layouts
          Thread.sleep(700);
        }
        assertThat(changed(portrait, RIGHT_SIDE)).as("the first layout again").isLessThan(0.1);

        press("o");
        await("keypoints over the portrait", () -> vivid(FACE) > 60);
        press("o");
        await("no keypoints any more", () -> vivid(FACE) < 60);

        drag(118, 390, 170, 390); // the gain's slider
        press("Escape");
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isZero();
      } finally {
        program.destroyForcibly();
      }
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

  private Process start(Path stats) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "-Djava.awt.headless=true",
            "-Dkukla.root=" + ROOT,
            "-Dkukla.user.home=" + folder,
            Kukla.class.getName(),
            "live",
            "--camera",
            ROOT.resolve("assets/driving.mp4").toString(),
            "--source",
            ROOT.resolve("assets/portrait.png").toString(),
            "--engine",
            "onnx",
            "--virtual-camera",
            "off",
            "--screenshot",
            folder.resolve("window.png").toString(),
            "--stats",
            stats.toString());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().put("DISPLAY", display.name());
    builder.redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("log").toFile());
    return builder.start();
  }

  private void focus() throws IOException, InterruptedException {
    String window = display.xdotool("search", "--name", "Kukla").lines().findFirst().orElseThrow();
    display.xdotool("windowfocus", window);
  }

  private void press(String key) throws IOException, InterruptedException {
    display.xdotool("key", key);
    Thread.sleep(150); // a hand is no faster, and a turn of the loop sees one press at a time
  }

  private void drag(int fromX, int fromY, int toX, int toY)
      throws IOException, InterruptedException {
    for (List<String> step :
        List.of(
            List.of("mousemove", "" + fromX, "" + fromY),
            List.of("mousedown", "1"),
            List.of("mousemove", "" + toX, "" + toY),
            List.of("mouseup", "1"))) {
      display.xdotool(step.toArray(String[]::new));
      Thread.sleep(150);
    }
  }

  private void await(String what, BooleanSupplier seen) throws InterruptedException, IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (!seen.getAsBoolean()) {
      assertThat(program.isAlive())
          .as("still running, said: %s", Files.readString(folder.resolve("log")))
          .isTrue();
      assertThat(System.nanoTime()).as("waited for " + what).isLessThan(end);
      Thread.sleep(200);
    }
  }

  private int[] look(Region region) {
    try {
      return display.pixels(region.left(), region.top(), region.width(), region.height());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Share of pixels that differ clearly. */
  private double changed(int[] before, Region region) {
    int[] now = look(region);
    int count = 0;
    for (int i = 0; i < now.length; i++) {
      int away = 0;
      for (int shift = 0; shift < 24; shift += 8) {
        away += Math.abs((now[i] >> shift & 255) - (before[i] >> shift & 255));
      }
      count += away > 30 ? 1 : 0;
    }
    return (double) count / now.length;
  }

  /** How far the brightest pixel's green is from the darkest's. */
  private int varied(Region region) {
    int least = 255;
    int most = 0;
    for (int pixel : look(region)) {
      least = Math.min(least, pixel >> 8 & 255);
      most = Math.max(most, pixel >> 8 & 255);
    }
    return most - least;
  }

  /** How many pixels are as vivid as lines of overlays, and no skin is. */
  private int vivid(Region region) {
    int count = 0;
    for (int pixel : look(region)) {
      int red = pixel >> 16 & 255;
      int green = pixel >> 8 & 255;
      int blue = pixel & 255;
      count += blue > red + 40 || green > red + 60 ? 1 : 0;
    }
    return count;
  }
}
