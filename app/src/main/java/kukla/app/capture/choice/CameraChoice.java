package kukla.app.capture.choice;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import kukla.app.capture.camera.CameraMode;
import kukla.inference.Fault;
import kukla.inference.Misuse;
import kukla.media.StreamSource;

/** Which camera the user means. */
public sealed interface CameraChoice {
  /** As the user would write it. */
  String text();

  /** The first that is there. */
  record First() implements CameraChoice {
    @Override
    public String text() {
      return "the first camera";
    }
  }

  /**
   * By number: {@code /dev/videoN} where there is such a name, otherwise counted from 0.
   *
   * @param number from 0
   */
  record Numbered(int number) implements CameraChoice {
    @Override
    public String text() {
      return "camera " + number;
    }
  }

  /** By a part of its name, place or address, whatever the case. */
  record Named(String part) implements CameraChoice {
    @Override
    public String text() {
      return "camera \"" + part + "\"";
    }
  }

  /**
   * A device through the Webcam Capture library's default driver instead of FFmpeg.
   *
   * @param device by number or name
   */
  record ThroughLibrary(CameraChoice device) implements CameraChoice {
    @Override
    public String text() {
      return device.text() + " of the library";
    }
  }

  /**
   * A clip as if it were a webcam.
   *
   * @param looping begins again at its end
   */
  record Clip(Path file, boolean looping) implements CameraChoice {
    @Override
    public String text() {
      return file.toString();
    }
  }

  /** A camera of the network: whatever address FFmpeg opens. */
  record Network(String url) implements CameraChoice {
    /** Without the name and password that it may hold. */
    @Override
    public String text() {
      return StreamSource.network(url).text();
    }
  }

  /** The test pattern. */
  record TestPicture(CameraMode mode) implements CameraChoice {
    @Override
    public String text() {
      return "test pattern";
    }
  }

  /**
   * Reads what {@code --camera} takes: {@code N | FILE | URL | pattern[:WxH[@FPS]] | part of a
   * name}, and {@code library:N}.
   *
   * @throws Fault when it is empty or a file that is not there
   */
  static CameraChoice parse(String text) {
    String asked = text.strip();
    if (asked.isEmpty()) {
      throw new Misuse(
          "choosing the camera: expected a number, file, address, pattern or name, found nothing;"
              + " kukla doctor lists the cameras");
    }
    if (asked.matches("[0-9]{1,3}")) {
      return new Numbered(Integer.parseInt(asked));
    }
    if (asked.equals("pattern")) {
      return new TestPicture(CameraMode.USUAL);
    }
    if (asked.startsWith("pattern:")) {
      return new TestPicture(CameraMode.parse(asked.substring("pattern:".length())));
    }
    if (asked.startsWith("library:")) {
      CameraChoice device = parse(asked.substring("library:".length()));
      if (device instanceof Numbered || device instanceof Named) {
        return new ThroughLibrary(device);
      }
    }
    if (asked.matches("[A-Za-z][A-Za-z0-9+.-]+://.*")) {
      return asked.startsWith("file://")
          ? clip(asked, asked.substring("file://".length()))
          : new Network(asked);
    }
    return isFile(asked) || looksLikeFile(asked) ? clip(asked, asked) : new Named(asked);
  }

  private static CameraChoice clip(String asked, String path) {
    if (!isFile(path)) {
      throw new Fault(
          "choosing the camera: expected the clip "
              + asked
              + ", found no such file; check the path");
    }
    return new Clip(Path.of(path), true);
  }

  /** A device has the form of a file as well, but is opened as a camera. */
  private static boolean isFile(String text) {
    try {
      return Files.isRegularFile(Path.of(text));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean looksLikeFile(String text) {
    return !text.startsWith("/dev/")
        && (text.startsWith("/")
            || text.startsWith("./")
            || text.startsWith("../")
            || text.matches("(?i).*\\.(mp4|mov|mkv|webm|avi|m4v|mjpe?g|ts|gif|mpe?g)"));
  }
}
