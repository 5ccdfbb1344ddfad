package kukla.app.capture.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kukla.app.capture.camera.CameraIdentity;
import kukla.app.capture.camera.CameraMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cameras and modes as the three operating systems tell of them, on made-up machines. */
class DeviceListingTest {
  @TempDir private Path root;
  private MadeUpLinux machine;

  @BeforeEach
  void makeUp() {
    machine = new MadeUpLinux(root);
  }

  @Test
  void linuxTellsNamePortAndNumber() throws IOException {
    machine.loopback(0, "Kukla");
    machine.video(2, "HD Webcam", 0, "1-2:1.0");
    machine.video(3, "HD Webcam", 1, "1-2:1.0");
    machine.video(10, "Studio", 0, "1-4:1.0");
    assertThat(machine.system().present())
        .containsExactly(
            new CameraIdentity("HD Webcam", "1-2:1.0", "/dev/video2"),
            new CameraIdentity("Studio", "1-4:1.0", "/dev/video10"),
            new CameraIdentity("Kukla", "virtual", "/dev/video0"));
  }

  @Test
  void anUnpluggedOrExchangedCameraIsNoticed() throws IOException {
    machine.video(0, "HD Webcam", 0, "1-2:1.0");
    DeviceSystem linux = machine.system();
    CameraIdentity camera = linux.present().get(0);
    assertThat(linux.whyGone(camera)).isNull();
    Files.writeString(root.resolve("sys/class/video4linux/video0/name"), "Another\n");
    assertThat(linux.whyGone(camera)).isEqualTo("it was unplugged");
    Files.delete(root.resolve("dev/video0"));
    assertThat(linux.whyGone(camera)).isEqualTo("it was unplugged");
  }

  @Test
  void whatIsNoCameraHasNoModes() {
    assertThat(V4l2Modes.of("/dev/null")).isEmpty();
    assertThat(V4l2Modes.of(root.resolve("none").toString())).isEmpty();
  }

  /** Formats YUYV at 640×480 with 30 and 15, MJPG at 1280×720 with 30, something unknown. */
  private static boolean kernel(long request, ByteBuffer structure) {
    int index = structure.getInt(0);
    int letters = structure.getInt(4);
    int yuyv = 'Y' | 'U' << 8 | 'Y' << 16 | 'V' << 24;
    int mjpg = 'M' | 'J' << 8 | 'P' << 16 | 'G' << 24;
    if (request == 0xc0405602L) {
      int[] formats = {yuyv, mjpg, 0x12345678};
      if (index >= formats.length) {
        return false;
      }
      structure.putInt(44, formats[index]);
    } else if (request == 0xc02c564aL) {
      if (index > 0) {
        return false;
      }
      structure.putInt(8, 1);
      structure.putInt(12, letters == yuyv ? 640 : 1280).putInt(16, letters == yuyv ? 480 : 720);
    } else {
      assertThat(request).isEqualTo(0xc034564bL);
      if (index > (letters == yuyv ? 1 : 0)) {
        return false;
      }
      structure.putInt(16, 1).putInt(20, 1).putInt(24, index == 0 ? 30 : 15);
    }
    return true;
  }

  @Test
  void theKernelsEnumerationsAreRead() {
    assertThat(V4l2Modes.list(DeviceListingTest::kernel))
        .containsExactly(
            new CameraMode(1280, 720, 30, "mjpeg"),
            new CameraMode(640, 480, 30, "yuyv422"),
            new CameraMode(640, 480, 15, "yuyv422"));
  }

  @Test
  void windowsTellsModesInALog() {
    assertThat(
            ToldModes.directShow(
                List.of(
                    "DirectShow video device options (from video devices)",
                    " Pin \"Capture\" (alternative pin name \"0\")",
                    "  pixel_format=yuyv422  min s=640x480 fps=5 max s=640x480 fps=30",
                    "  vcodec=mjpeg  min s=1280x720 fps=5 max s=1280x720 fps=60.0002",
                    "  vcodec=mjpeg  min s=1280x720 fps=5 max s=1280x720 fps=60.0002")))
        .containsExactly(
            new CameraMode(1280, 720, 60, "mjpeg"), new CameraMode(640, 480, 30, "yuyv422"));
  }

  @Test
  void macTellsDevicesAndModesInALog() {
    assertThat(
            ToldModes.avFoundationDevices(
                List.of(
                    "AVFoundation video devices:",
                    "[0] FaceTime HD Camera",
                    "[1] Capture screen 0",
                    "AVFoundation audio devices:",
                    "[0] Built-in Microphone")))
        .containsExactly(new CameraIdentity("FaceTime HD Camera", "", "0"));
    assertThat(
            ToldModes.avFoundation(
                List.of("Supported modes:", "  1280x720@[1.000000 30.000030]fps")))
        .containsExactly(CameraMode.of(1280, 720, 30));
  }
}
