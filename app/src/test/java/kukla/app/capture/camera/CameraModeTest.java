package kukla.app.capture.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import kukla.inference.Fault;
import org.junit.jupiter.api.Test;

class CameraModeTest {
  @Test
  void modesAreReadAndTold() {
    assertThat(CameraMode.parse("1920x1080@60").text()).isEqualTo("1920×1080 at 60 fps");
    assertThat(CameraMode.parse("640x480@7.5").periodNanos()).isEqualTo(133_333_333);
    assertThatThrownBy(() -> CameraMode.parse("big")).isInstanceOf(Fault.class);
  }
}
