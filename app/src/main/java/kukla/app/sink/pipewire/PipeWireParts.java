package kukla.app.sink.pipewire;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the PipeWire camera needs of a machine: looked for as files, so that asking costs nothing.
 *
 * @param root the folder that holds {@code usr}, {@code /} but in tests
 * @param environment variables of the process
 */
public record PipeWireParts(Path root, Map<String, String> environment) {
  static final String LAUNCHER = "gst-launch-1.0";

  /** What a call application must do to see the camera. */
  public static final String BROWSERS =
      "a browser sees the PipeWire camera through the desktop portal (packages xdg-desktop-portal"
          + " and a desktop's own, such as xdg-desktop-portal-gnome): Firefox with"
          + " media.webrtc.camera.allow-pipewire, Chromium with"
          + " chrome://flags/#enable-webrtc-pipewire-camera";

  private record Plugin(String file, String debian) {}

  private static final List<Plugin> PLUGINS =
      List.of(
          new Plugin("libgstpipewire.so", "gstreamer1.0-pipewire"),
          new Plugin("libgstrawparse.so", "gstreamer1.0-plugins-base"));

  public PipeWireParts {
    environment = Map.copyOf(environment);
  }

  /** Those of this process's environment, looked for anew by each question. */
  public static PipeWireParts ofThisMachine() {
    return new PipeWireParts(Path.of("/"), System.getenv());
  }

  /** What is missing and how to get it, the end of a sentence each; empty where nothing is. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (!runs()) {
      missing.add(
          "PipeWire does not run for this user (no socket pipewire-0 in XDG_RUNTIME_DIR): apt"
              + " install pipewire wireplumber, and log in again");
    } else if (!isOnPath("wireplumber") && !isOnPath("pipewire-media-session")) {
      missing.add("no session manager links cameras to applications: apt install wireplumber");
    }
    if (!isOnPath(LAUNCHER)) {
      missing.add(LAUNCHER + " is missing: apt install gstreamer1.0-tools");
    }
    for (Plugin plugin : PLUGINS) {
      if (!hasPlugin(plugin.file())) {
        missing.add("GStreamer's " + plugin.file() + " is missing: apt install " + plugin.debian());
      }
    }
    return missing;
  }

  private boolean runs() {
    String folder =
        environment.getOrDefault(
            "PIPEWIRE_RUNTIME_DIR", environment.getOrDefault("XDG_RUNTIME_DIR", ""));
    String name = environment.getOrDefault("PIPEWIRE_REMOTE", "pipewire-0");
    return name.startsWith("/")
        ? Files.exists(Path.of(name))
        : !folder.isBlank() && Files.exists(Path.of(folder, name));
  }

  private boolean isOnPath(String program) {
    for (String folder : environment.getOrDefault("PATH", "").split(":", -1)) {
      if (!folder.isBlank() && Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  private boolean hasPlugin(String file) {
    for (String variable : List.of("GST_PLUGIN_PATH", "GST_PLUGIN_SYSTEM_PATH_1_0")) {
      for (String folder : environment.getOrDefault(variable, "").split(":", -1)) {
        if (!folder.isBlank() && Files.exists(Path.of(folder, file))) {
          return true;
        }
      }
    }
    return hasPlugin(root.resolve("usr/lib64"), file) || hasPlugin(root.resolve("usr/lib"), file);
  }

  private static boolean hasPlugin(Path libraries, String file) {
    if (Files.exists(libraries.resolve("gstreamer-1.0").resolve(file))) {
      return true;
    }
    if (!Files.isDirectory(libraries)) {
      return false;
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(libraries, "*-linux-gnu*")) {
      for (Path architecture : found) {
        if (Files.exists(architecture.resolve("gstreamer-1.0").resolve(file))) {
          return true;
        }
      }
    } catch (IOException e) {
      return false; // GStreamer cannot look into it either
    }
    return false;
  }
}
