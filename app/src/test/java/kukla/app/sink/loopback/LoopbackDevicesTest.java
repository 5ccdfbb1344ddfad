package kukla.app.sink.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kukla.app.sink.NumberedPictures;
import kukla.app.sink.Sink;
import kukla.app.sink.SinkStatus.State;
import kukla.inference.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a made-up tree of what Linux shows: no such device is at hand. */
@Timeout(300)
class LoopbackDevicesTest {
  @TempDir Path root;

  private Path device(int number, String name, boolean virtual) throws IOException {
    Path node = root.resolve("dev/video" + number);
    Files.createDirectories(node.getParent());
    String folder = virtual ? "sys/devices/virtual/video4linux" : "sys/devices/pci0/video4linux";
    Path shown = Files.createDirectories(root.resolve(folder).resolve("video" + number));
    Files.writeString(shown.resolve("name"), name + "\n");
    return Files.createFile(node);
  }

  @Test
  void findsThemByNameOursFirst() throws IOException {
    device(0, "HD Webcam", false);
    device(9, "OBS Virtual Camera", true);
    Path ours = device(10, "Kukla", true);
    LoopbackDevices devices = new LoopbackDevices(root);
    assertThat(devices.all())
        .extracting(LoopbackDevices.Device::name)
        .containsExactly("Kukla", "OBS Virtual Camera");
    assertThat(devices.find("obs").orElseThrow().path()).isEqualTo(root.resolve("dev/video9"));
    for (String words : new String[] {"10", "video10", ours.toString(), "kukla"}) {
      assertThat(devices.find(words).orElseThrow().path()).as(words).isEqualTo(ours);
    }
    assertThat(devices.find("0")).isEmpty();
    assertThat(devices.find("1")).isEmpty();
    assertThat(devices.missing()).isEmpty();
  }

  @Test
  void saysWhatToDoWhereThereIsNone() throws IOException {
    LoopbackDevices devices = new LoopbackDevices(root);
    assertThat(devices.missing().orElseThrow())
        .contains("not loaded")
        .contains("apt install v4l2loopback-dkms && modprobe v4l2loopback");
    Files.createDirectories(root.resolve("sys/module/v4l2loopback"));
    assertThat(devices.missing().orElseThrow()).contains("has no device");
  }

  @Test
  void saysWhatToDoWithoutPermission() throws IOException {
    Path node = device(10, "Kukla", true);
    assertThat(node.toFile().setWritable(false)).isTrue();
    boolean root = Files.isWritable(node);
    org.junit.jupiter.api.Assumptions.assumeFalse(root, "root may write everything");
    assertThat(new LoopbackDevices(this.root).missing().orElseThrow())
        .contains("usermod -aG video");
  }

  @Test
  void anUnknownDeviceIsOneSentence() throws IOException {
    device(10, "Kukla", true);
    LoopbackDevices devices = new LoopbackDevices(root);
    NumberedPictures pictures = new NumberedPictures(64, 64);
    assertThatThrownBy(() -> LoopbackCamera.open(pictures.format(), devices, "obs"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("found only ")
        .hasMessageContaining("video10 (Kukla)");
  }

  @Test
  void whatIsNoSuchDeviceIsToldAndTriedAgain() throws IOException, InterruptedException {
    device(10, "Kukla", true); // a plain file, which knows no video formats
    NumberedPictures pictures = new NumberedPictures(64, 64);
    try (Sink sink = LoopbackCamera.open(pictures.format(), new LoopbackDevices(root), "")) {
      while (!sink.status().sentence().contains("expected a device of v4l2loopback")) {
        Thread.sleep(5);
      }
      assertThat(sink.status().state()).isEqualTo(State.WAITING);
      assertThat(sink.status().sentence()).contains("kukla doctor").endsWith("trying again");
    }
  }
}
