package kukla.render.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A window on a display without a screen, played by a JVM of its own, with real key presses. */
@Tag("window")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WindowTest {
  private @TempDir Path folder;
  private VirtualDisplay display;
  private Process play;
  private BufferedReader said;
  private String window;

  @BeforeEach
  void open() throws Exception {
    display = new VirtualDisplay(folder, 800, 600);
    ProcessBuilder builder = Jvm.of(WindowPlay.class);
    builder.environment().put("DISPLAY", display.name());
    builder.environment().remove("WAYLAND_DISPLAY");
    play = builder.start();
    said = new BufferedReader(new InputStreamReader(play.getInputStream(), StandardCharsets.UTF_8));
    List<String> opening = until("drawn");
    assertThat(opening).contains("program 7 ff0000ff");
    window = display.xdotool("search", "--name", "kukla play");
    display.xdotool("windowfocus", "--sync", window);
  }

  @AfterEach
  void close() {
    play.destroyForcibly();
    display.close();
  }

  /** Reads lines up to the one that starts so; fails at the end of them. */
  private List<String> until(String start) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      lines.add(line);
      if (line.startsWith(start)) {
        return lines;
      }
    }
    throw new AssertionError("expected a line that starts with " + start + ", found " + lines);
  }

  private void key(String... keys) throws Exception {
    for (String key : keys) {
      display.xdotool("key", key);
    }
  }

  private void assertPlayed(int left, int top, int width, int height) throws Exception {
    awaitPixel(left + width / 2, top + height / 4, 0xff0000);
    awaitPixel(left + width / 2, top + 3 * height / 4, 0x0000ff);
  }

  private void awaitPixel(int x, int y, int rgb) throws Exception {
    for (int i = 0; i < 2400 && display.pixel(x, y) != rgb; i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(display.pixel(x, y)).isEqualTo(rgb);
  }

  private int[] place() throws Exception {
    String told = display.xdotool("getwindowgeometry", "--shell", window);
    int[] place = new int[4];
    for (String line : told.lines().toList()) {
      String[] pair = line.split("=", 2);
      int at = List.of("X", "Y", "WIDTH", "HEIGHT").indexOf(pair[0]);
      if (at >= 0) {
        place[at] = Integer.parseInt(pair[1]);
      }
    }
    return place;
  }

  @Test
  void itShowsThePictureUprightAndEndsCleanly() throws Exception {
    int[] at = place();
    assertThat(at[2]).isEqualTo(320);
    assertThat(at[3]).isEqualTo(240);
    assertPlayed(at[0], at[1], 320, 240);
    key("q");
    assertThat(until("closed")).contains("errors false scale 1.0");
    assertThat(play.waitFor(200, TimeUnit.SECONDS)).isTrue();
    assertThat(play.exitValue()).isZero();
  }

  @Test
  void keysArriveInOrderBehindThePanelsCallback() throws Exception {
    key("1", "9", "space", "c", "shift+m", "ctrl+s", "Escape", "F5", "q");
    List<String> lines = until("closed");
    assertThat(lines.stream().filter(line -> line.startsWith("KeyPressed")))
        .containsExactly(
            pressed(Key.DIGIT_1, false, false),
            pressed(Key.DIGIT_9, false, false),
            pressed(Key.SPACE, false, false),
            pressed(Key.C, false, false),
            pressed(Key.OTHER, false, false),
            pressed(Key.M, true, false),
            pressed(Key.OTHER, false, false),
            pressed(Key.S, false, true),
            pressed(Key.ESCAPE, false, false),
            pressed(Key.OTHER, false, false),
            pressed(Key.Q, false, false));
    assertThat(lines.indexOf("panel 67"))
        .isBetween(0, lines.indexOf(pressed(Key.C, false, false)) - 1);
  }

  private static String pressed(Key key, boolean shift, boolean control) {
    return new WindowEvent.KeyPressed(key, shift, control, false).toString();
  }

  @Test
  void itFillsTheScreenAndComesBackToItsPlace() throws Exception {
    display.xdotool("windowmove", "--sync", window, "70", "50");
    display.xdotool("windowsize", "--sync", window, "400", "300");
    until("Resized[framebufferWidth=400, framebufferHeight=300]");
    assertPlayed(70, 50, 400, 300);
    key("f");
    until("full screen true");
    assertPlayed(0, 0, 800, 600);
    key("v", "f");
    until("full screen false");
    assertPlayed(70, 50, 400, 300);
    assertThat(place()).containsExactly(70, 50, 400, 300);
    awaitPixel(700, 500, 0);
  }

  @Test
  void theFrameCanAskToCloseAndTheTitleChanges() throws Exception {
    key("t");
    until("KeyPressed[key=T");
    for (int i = 0;
        i < 100 && display.xdotool("search", "--name", "kukla renamed").isEmpty();
        i++) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertThat(display.xdotool("getwindowname", window)).isEqualTo("kukla renamed");
    key("x");
    until("CloseRequested");
    key("q"); // still open
    until("closed");
  }

  @Test
  void droppedFilesAreTold() throws Exception {
    key("d");
    until("FilesDropped[files=[/tmp/a face.png, /tmp/b.jpg]]");
  }
}
