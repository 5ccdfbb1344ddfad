package kukla.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kukla.app.capture.camera.CameraIdentity;
import org.junit.jupiter.api.Test;

class CameraWordsTest {
  @Test
  void twoCamerasOfOneNameAreToldApart() {
    List<CameraIdentity> devices =
        List.of(
            new CameraIdentity("HD Webcam", "1-2:1.0", "/dev/video0"),
            new CameraIdentity("Studio", "1-3:1.0", "/dev/video2"),
            new CameraIdentity("HD Webcam", "1-4:1.0", "/dev/video4"));
    assertThat(CameraWords.of(devices)).containsExactly("/dev/video0", "Studio", "/dev/video4");
  }
}
