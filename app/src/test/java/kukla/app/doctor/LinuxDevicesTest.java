package kukla.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxDevicesTest {
  @TempDir Path root;

  private void file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void anEmptyMachineHasNothing() {
    LinuxDevices devices = new LinuxDevices(root);
    assertThat(devices.gpus()).isEmpty();
  }

  @Test
  void namesGpusAndTheirDrivers() throws IOException {
    file(
        "proc/driver/nvidia/version",
        "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  580.65.06  Release Build\nGCC\n");
    file("proc/driver/nvidia/gpus/0000:01:00.0/information", "Model: \t\t NVIDIA H100\nIRQ: 16\n");
    file("sys/class/drm/card0/device/uevent", "DRIVER=amdgpu\nPCI_CLASS=30000\n");
    file("sys/class/drm/card1/device/uevent", "DRIVER=nvidia\n");
    assertThat(new LinuxDevices(root).gpus())
        .containsExactly("NVIDIA H100, NVIDIA driver 580.65.06", "card0, driver amdgpu");
  }
}
