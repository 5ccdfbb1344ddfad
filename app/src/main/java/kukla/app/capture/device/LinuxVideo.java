package kukla.app.capture.device;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import kukla.app.capture.camera.CameraIdentity;
import kukla.app.capture.camera.CameraMode;
import org.jspecify.annotations.Nullable;

/**
 * Cameras of Linux: found in {@code /sys/class/video4linux}, where the folder of the device tells
 * the USB port it is plugged in, asked for modes by {@link V4l2Modes}.
 *
 * @param root the folder that holds {@code dev} and {@code sys}, {@code /} but in tests
 */
record LinuxVideo(Path root) implements DeviceSystem {
  @Override
  public String inputFormat() {
    return "v4l2";
  }

  /** By number, those that programs play after those that are plugged in. */
  @Override
  public List<CameraIdentity> present() {
    List<CameraIdentity> found = new ArrayList<>();
    List<Path> nodes = new ArrayList<>();
    Path folder = root.resolve("dev");
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "video[0-9]*")) {
        entries.forEach(nodes::add);
      } catch (IOException e) {
        return List.of(); // what cannot be looked into is not there for us either
      }
    }
    nodes.sort(Comparator.comparingInt(LinuxVideo::number));
    for (Path node : nodes) {
      CameraIdentity identity = identity(node.getFileName().toString());
      if (identity != null) {
        found.add(identity);
      }
    }
    found.sort(Comparator.comparing(CameraIdentity::isPlayed));
    return found;
  }

  private static int number(Path node) {
    String digits = node.getFileName().toString().substring("video".length());
    return digits.matches("[0-9]{1,6}") ? Integer.parseInt(digits) : Integer.MAX_VALUE;
  }

  /** Null for the second node of a camera, which carries no pictures, and for what is none. */
  private @Nullable CameraIdentity identity(String node) {
    Path shown = root.resolve("sys/class/video4linux").resolve(node);
    if (!line(shown.resolve("index")).matches("0?")) {
      return null;
    }
    String name = line(shown.resolve("name"));
    String address = "/dev/" + node;
    return new CameraIdentity(name.isEmpty() ? address : name, place(node, shown), address);
  }

  private String place(String node, Path shown) {
    if (Files.isDirectory(root.resolve("sys/devices/virtual/video4linux").resolve(node))) {
      return CameraIdentity.PLAYED;
    }
    try {
      return shown.resolve("device").toRealPath().getFileName().toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static String line(Path file) {
    try {
      return Files.isReadable(file)
          ? Files.readAllLines(file).stream().findFirst().orElse("").strip()
          : "";
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public List<CameraMode> modes(CameraIdentity camera) {
    return V4l2Modes.of(camera.address());
  }

  @Override
  public String url(CameraIdentity camera) {
    return camera.address();
  }

  /** Size, rate and coding; no coding where it does not matter. */
  @Override
  public Map<String, String> options(CameraMode mode) {
    String rate = Double.toString(mode.framesPerSecond() > 0 ? mode.framesPerSecond() : 30);
    String size = mode.width() + "x" + mode.height();
    return mode.coding().isEmpty()
        ? Map.of("video_size", size, "framerate", rate)
        : Map.of("video_size", size, "framerate", rate, "input_format", mode.coding());
  }

  @Override
  public @Nullable String whyGone(CameraIdentity camera) {
    String node = Path.of(camera.address()).getFileName().toString();
    boolean there = Files.exists(root.resolve("dev").resolve(node));
    return there && camera.equals(identity(node)) ? null : "it was unplugged";
  }

  @Override
  public @Nullable String obstacle(CameraIdentity camera) {
    Path node = root.resolve(camera.address().substring(1));
    if (Files.exists(node) && !(Files.isReadable(node) && Files.isWritable(node))) {
      return "no permission to use "
          + camera.address()
          + "; add yourself to its group (sudo usermod -aG video $USER) and log in anew";
    }
    return null;
  }
}
