package kukla.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import kukla.app.Kukla;
import kukla.render.window.VirtualDisplay;

/**
 * {@code kukla live} in a window on a display of its own, played with keys and mouse and looked at.
 * Its opener closes it.
 */
final class PlayedProgram implements AutoCloseable {
  static final Path ROOT = Path.of(System.getProperty("kukla.root"));
  private static final int WIDE = 1300;
  private static final int HIGH = 800;

  /** A part of the window: left, top, width, height. */
  record Region(int left, int top, int width, int height) {}

  private final Path folder;
  private final VirtualDisplay display;
  private final Process program;

  /**
   * Starts it on the bundled portrait, with ONNX Runtime and no virtual camera.
   *
   * @param folder an empty folder: the user's home, and the log
   * @param options of {@code kukla live}
   */
  PlayedProgram(Path folder, String... options) throws IOException {
    this.folder = folder;
    display = new VirtualDisplay(Files.createDirectory(folder.resolve("screen")), WIDE, HIGH);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-Djava.awt.headless=true",
                "-Dkukla.root=" + ROOT,
                "-Dkukla.user.home=" + folder,
                Kukla.class.getName(),
                "live",
                "--source",
                ROOT.resolve("assets/portrait.png").toString(),
                "--engine",
                "onnx",
                "--virtual-camera",
                "off"));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().put("DISPLAY", display.name());
    builder.redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("log").toFile());
    program = builder.start();
  }

  /** Waits for its end and returns how it ended. */
  int ended() throws InterruptedException {
    assertThat(program.waitFor(180, TimeUnit.SECONDS)).isTrue();
    return program.exitValue();
  }

  void focus() throws IOException, InterruptedException {
    String window = display.xdotool("search", "--name", "Kukla").lines().findFirst().orElseThrow();
    display.xdotool("windowfocus", window);
  }

  void press(String key) throws IOException, InterruptedException {
    display.xdotool("key", key);
    Thread.sleep(150); // a hand is no faster, and a turn of the loop sees one press at a time
  }

  /** Slowly, as a hand does: the window sees the button go down before the mouse moves. */
  void drag(int fromX, int fromY, int toX, int toY) {
    try {
      for (List<String> step :
          List.of(
              List.of("mousemove", "" + fromX, "" + fromY),
              List.of("mousedown", "1"),
              List.of("mousemove", "" + toX, "" + toY),
              List.of("mouseup", "1"))) {
        display.xdotool(step.toArray(String[]::new));
        Thread.sleep(400);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void await(String what, BooleanSupplier seen) throws InterruptedException, IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(240);
    while (!seen.getAsBoolean()) {
      assertThat(program.isAlive())
          .as("still running, said: %s", Files.readString(folder.resolve("log")))
          .isTrue();
      assertThat(System.nanoTime()).as("waited for " + what).isLessThan(end);
      Thread.sleep(200);
    }
  }

  int[] look(Region region) {
    try {
      return display.pixels(region.left(), region.top(), region.width(), region.height());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Share of pixels that differ clearly. */
  double changed(int[] before, Region region) {
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
  int varied(Region region) {
    int least = 255;
    int most = 0;
    for (int pixel : look(region)) {
      least = Math.min(least, pixel >> 8 & 255);
      most = Math.max(most, pixel >> 8 & 255);
    }
    return most - least;
  }

  /** How many pixels are as vivid as lines of overlays, and no skin is. */
  int vivid(Region region) {
    int count = 0;
    for (int pixel : look(region)) {
      int red = pixel >> 16 & 255;
      int green = pixel >> 8 & 255;
      int blue = pixel & 255;
      count += blue > red + 40 || green > red + 60 ? 1 : 0;
    }
    return count;
  }

  /** How many pixels are pink, which nothing of ours is. */
  int pink(Region region) {
    int count = 0;
    for (int pixel : look(region)) {
      count += (pixel >> 16 & 255) > 200 && (pixel >> 8 & 255) < 60 && (pixel & 255) > 150 ? 1 : 0;
    }
    return count;
  }

  @Override
  public void close() {
    program.destroyForcibly();
    display.close();
  }
}
