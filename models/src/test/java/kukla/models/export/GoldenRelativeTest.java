package kukla.models.export;

import static kukla.models.export.Closeness.assertClose;
import static kukla.models.export.Golden.golden;

import kukla.inference.motion.Keypoints;
import kukla.inference.motion.RelativeMotion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Holds relative motion to what the official code gave: {@code mini-golden.safetensors}, written by
 * first-order-model c027484 on PyTorch 1.13, {@code normalize_kp} of its animate.py.
 */
@Tag("shared")
class GoldenRelativeTest {
  private final Keypoints source = keypoints("kp_source");
  private final Keypoints initial = keypoints("kp_driving_initial");
  private final Keypoints driving = keypoints("kp_driving");

  private static Keypoints keypoints(String name) {
    return new Keypoints(golden(name + ".value"), golden(name + ".jacobian"));
  }

  @Test
  void relative() {
    Keypoints moved = RelativeMotion.of(source, initial).move(driving);
    assertClose(moved.values(), golden("relative.kp.value"), 1e-4);
    assertClose(moved.jacobians(), golden("relative.kp.jacobian"), 1e-4);
  }

  @Test
  void relativeAndScaled() {
    Keypoints moved = RelativeMotion.scaled(source, initial).move(driving);
    assertClose(moved.values(), golden("relative_scaled.kp.value"), 1e-4);
    assertClose(moved.jacobians(), golden("relative_scaled.kp.jacobian"), 1e-4);
  }
}
