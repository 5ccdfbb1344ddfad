package kukla.models.export;

import static kukla.models.export.Closeness.assertClose;
import static kukla.models.export.Golden.golden;
import static kukla.models.export.Golden.points;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import kukla.inference.engine.torch.TorchEngine;
import kukla.models.export.MotionBackEnd.Points;
import kukla.models.onnx.OnnxGraph.Stored;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the exported graphs on the torch engine to what the official code gave: {@code
 * mini-golden.safetensors}, written by first-order-model c027484 on PyTorch 1.13 from {@code
 * mini-cpk.pth.tar}.
 */
@Tag("shared")
class TorchEngineGoldenTest {
  private final Path folder;

  TorchEngineGoldenTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private MotionBackEnd open(boolean brain16) {
    return new OnnxBackEnd(Golden.model(), folder, Stored.FP32, TorchEngine.load(brain16));
  }

  @Test
  void singlePrecisionGivesTheReferencesNumbers() {
    try (MotionBackEnd backEnd = open(false)) {
      Points found = backEnd.keypoints(golden("driving"));
      assertClose(found.values(), golden("kp_driving.value"), 1e-4);
      assertClose(Objects.requireNonNull(found.jacobians()), golden("kp_driving.jacobian"), 1e-4);
      Map<String, float[]> drawn =
          backEnd.draw(golden("source"), points("kp_source"), points("relative.kp"));
      assertClose(output(drawn, "deformation"), golden("relative.deformation"), 1e-3);
      assertClose(output(drawn, "occlusion_map"), golden("relative.occlusion_map"), 1e-3);
      assertClose(output(drawn, "prediction"), golden("relative.prediction"), 2e-3);
    }
  }

  @Test
  void brain16StaysWithinOneStepOfABytesPicture() {
    try (MotionBackEnd backEnd = open(true)) {
      Points found = backEnd.keypoints(golden("driving"));
      assertClose(found.values(), golden("kp_driving.value"), 1e-4);
      Map<String, float[]> drawn =
          backEnd.draw(golden("source"), points("kp_source"), points("relative.kp"));
      assertThat(meanError(output(drawn, "prediction"), golden("relative.prediction")))
          .isLessThan(0.5 / 255);
      assertClose(output(drawn, "deformation"), golden("relative.deformation"), 1e-2);
    }
  }

  private static float[] output(Map<String, float[]> drawn, String name) {
    return drawn.getOrDefault(name, new float[0]);
  }

  private static double meanError(float[] found, float[] expected) {
    double sum = 0;
    for (int i = 0; i < found.length; i++) {
      sum += Math.abs(found[i] - expected[i]);
    }
    return sum / found.length;
  }
}
