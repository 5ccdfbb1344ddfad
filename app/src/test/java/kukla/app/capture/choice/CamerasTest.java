package kukla.app.capture.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import kukla.app.capture.camera.CameraIdentity;
import kukla.app.capture.device.MadeUpLinux;
import kukla.app.capture.stream.FFmpegDriver;
import kukla.inference.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of a made-up machine's cameras is taken. */
class CamerasTest {
  @TempDir private Path root;
  private MadeUpLinux machine;

  @BeforeEach
  void makeUp() {
    machine = new MadeUpLinux(root);
  }

  private Cameras cameras() {
    return new Cameras(List.of(new FFmpegDriver(machine.system())));
  }

  @Test
  void choosesByNumberNameAndPortAndNeverOurOwnPictureByItself() throws IOException {
    machine.loopback(0, "Kukla");
    machine.video(2, "HD Webcam", 0, "1-2:1.0");
    machine.video(10, "Studio", 0, "1-4:1.0");
    Cameras cameras = cameras();
    assertThat(address(cameras, new CameraChoice.First())).isEqualTo("/dev/video2");
    assertThat(address(cameras, CameraChoice.parse("10"))).isEqualTo("/dev/video10");
    assertThat(address(cameras, CameraChoice.parse("0"))).isEqualTo("/dev/video0");
    assertThat(address(cameras, CameraChoice.parse("stud"))).isEqualTo("/dev/video10");
    assertThat(address(cameras, CameraChoice.parse("/dev/video2"))).isEqualTo("/dev/video2");
    assertThatThrownBy(() -> cameras.find(CameraChoice.parse("1"), null))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("only HD Webcam (/dev/video2), Studio (/dev/video10)");
  }

  @Test
  void aWholeNameGoesBeforeOneThatItIsAPartOf() throws IOException {
    machine.video(0, "HD Webcam Pro", 0, "1-2:1.0");
    machine.video(2, "HD Webcam", 0, "1-4:1.0");
    assertThat(address(cameras(), CameraChoice.parse("HD Webcam"))).isEqualTo("/dev/video2");
    assertThat(address(cameras(), CameraChoice.parse("webcam"))).isEqualTo("/dev/video0");
  }

  private static String address(Cameras cameras, CameraChoice choice) {
    return cameras.find(choice, null).identity().address();
  }

  @Test
  void aKnownCameraIsFoundByPortThenByName() throws IOException {
    machine.video(0, "HD Webcam", 0, "1-9:1.0");
    machine.video(1, "HD Webcam", 0, "1-2:1.0");
    CameraIdentity known = new CameraIdentity("HD Webcam", "1-2:1.0", "/dev/video0");
    assertThat(cameras().find(new CameraChoice.First(), known).identity().address())
        .isEqualTo("/dev/video1");
    CameraIdentity moved = new CameraIdentity("HD Webcam", "1-7:1.0", "/dev/video5");
    assertThat(cameras().find(new CameraChoice.First(), moved).identity().address())
        .isEqualTo("/dev/video0");
    CameraIdentity other = new CameraIdentity("Other", "1-2:1.0", "/dev/video1");
    assertThatThrownBy(() -> cameras().find(new CameraChoice.First(), other))
        .isInstanceOf(Fault.class);
  }
}
