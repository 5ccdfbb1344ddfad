package kukla.app.capture.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModeChoiceTest {
  @Test
  void theWishedSizeAtThirtyIsPreferred() {
    List<CameraMode> modes = new ArrayList<>();
    modes.add(new CameraMode(1920, 1080, 30, "mjpeg"));
    modes.add(new CameraMode(1920, 1080, 5, "yuyv422"));
    modes.add(new CameraMode(1280, 720, 30, "mjpeg"));
    modes.add(new CameraMode(1280, 720, 60, "mjpeg"));
    modes.add(new CameraMode(1280, 720, 10, "yuyv422"));
    modes.add(new CameraMode(640, 480, 30, "mjpeg"));
    modes.add(new CameraMode(640, 480, 30, "yuyv422"));
    assertThat(ModeChoice.nearest(modes, CameraMode.USUAL))
        .isEqualTo(new CameraMode(1280, 720, 30, "mjpeg"));
    assertThat(ModeChoice.nearest(modes, CameraMode.of(1280, 720, 60)).framesPerSecond())
        .isEqualTo(60);
    assertThat(ModeChoice.nearest(modes, CameraMode.of(640, 480, 30)).coding())
        .isEqualTo("yuyv422");
    assertThat(ModeChoice.nearest(modes, new CameraMode(640, 480, 30, "mjpeg")).coding())
        .isEqualTo("mjpeg");
    assertThat(ModeChoice.nearest(modes, CameraMode.of(1920, 1080, 5)).coding())
        .isEqualTo("yuyv422");
    assertThat(ModeChoice.nearest(List.of(), CameraMode.USUAL)).isEqualTo(CameraMode.USUAL);
  }
}
