package kukla.render.window;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An X display without a screen, on a free number: its picture can be looked at, its keys pressed.
 * Closing ends it.
 */
public final class VirtualDisplay implements AutoCloseable {
  private final Process server;
  private final Path screen;
  private final String name;

  /**
   * @param folder an empty folder for the screen's picture
   */
  public VirtualDisplay(Path folder, int width, int height) throws IOException {
    server =
        new ProcessBuilder(
                "Xvfb",
                "-displayfd",
                "1",
                "-screen",
                "0",
                width + "x" + height + "x24",
                "-nolisten",
                "tcp",
                "-fbdir",
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader said =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII));
    String number = said.readLine();
    if (number == null) {
      throw new IOException("Xvfb ended at once");
    }
    name = ":" + number.strip();
    screen = folder.resolve("Xvfb_screen0");
  }

  /** What {@code DISPLAY} must say. */
  public String name() {
    return name;
  }

  /** Colour of a pixel of the screen, 0xRRGGBB. */
  public int pixel(int x, int y) throws IOException {
    return pixels(x, y, 1, 1)[0];
  }

  /** Colours of a part of the screen, 0xRRGGBB, row by row. The screen's file is an XWD dump. */
  public int[] pixels(int left, int top, int width, int height) throws IOException {
    ByteBuffer dump = ByteBuffer.wrap(Files.readAllBytes(screen)); // header: big-endian
    int header = dump.getInt(0);
    int bytesPerLine = dump.getInt(4 * 12);
    int colours = dump.getInt(4 * 19);
    int[] pixels = new int[width * height];
    for (int i = 0; i < pixels.length; i++) {
      int x = left + i % width;
      int y = top + i / width;
      int at = header + 12 * colours + y * bytesPerLine + 4 * x; // 32 bits a pixel: B, G, R, –
      pixels[i] =
          (dump.get(at + 2) & 255) << 16 | (dump.get(at + 1) & 255) << 8 | (dump.get(at) & 255);
    }
    return pixels;
  }

  /** Runs xdotool and returns what it said. */
  public String xdotool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("xdotool"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("DISPLAY", name);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.strip();
  }

  @Override
  public void close() {
    server.destroy();
    try {
      if (!server.waitFor(5, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      server.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
