package kukla.app.sink.pipewire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipeWirePartsTest {
  @TempDir Path root;

  private void file(String path) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    assertThat(Files.createFile(file).toFile().setExecutable(true)).isTrue();
  }

  private List<String> missing(String... paths) throws IOException {
    for (String path : paths) {
      file(path);
    }
    return new PipeWireParts(
            root, Map.of("XDG_RUNTIME_DIR", root + "/run", "PATH", "/nowhere:" + root + "/usr/bin"))
        .missing();
  }

  @Test
  void anEmptyMachineIsToldEveryPackage() throws IOException {
    assertThat(String.join("\n", missing()))
        .contains("apt install pipewire wireplumber")
        .contains("apt install gstreamer1.0-tools")
        .contains("apt install gstreamer1.0-pipewire")
        .contains("apt install gstreamer1.0-plugins-base");
  }

  @Test
  void onlyWhatIsMissingIsTold() throws IOException {
    assertThat(
            missing(
                "run/pipewire-0",
                "usr/bin/wireplumber",
                "usr/bin/gst-launch-1.0",
                "usr/lib/x86_64-linux-gnu/gstreamer-1.0/libgstrawparse.so"))
        .containsExactly(
            "GStreamer's libgstpipewire.so is missing: apt install gstreamer1.0-pipewire");
    assertThat(missing("usr/lib64/gstreamer-1.0/libgstpipewire.so")).isEmpty();
  }

  @Test
  void aPipeWireWithoutSessionManagerLinksNothing() throws IOException {
    assertThat(missing("run/pipewire-0").get(0)).contains("apt install wireplumber");
  }
}
