package kukla.models.export;

import static kukla.models.export.Closeness.assertClose;
import static kukla.models.export.Golden.golden;
import static kukla.models.export.Golden.points;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import kukla.inference.motion.Keypoints;
import kukla.inference.motion.RelativeMotion;
import kukla.models.export.MotionBackEnd.Points;
import kukla.models.onnx.OnnxGraph.Stored;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Holds both back ends to what the official code gave: {@code mini-golden.safetensors}, written by
 * first-order-model c027484 on PyTorch 1.13 from {@code mini-cpk.pth.tar}.
 */
@Tag("shared")
class GoldenTest {
  private final Path folder;

  GoldenTest(@TempDir Path folder) {
    this.folder = folder;
  }

  enum BackEnd {
    TORCH,
    ONNX
  }

  private MotionBackEnd open(BackEnd which) {
    FinishedNetworks model = Golden.model();
    return switch (which) {
      case TORCH -> new TorchBackEnd(model);
      case ONNX -> new OnnxBackEnd(model, folder, Stored.FP32);
    };
  }

  @ParameterizedTest
  @EnumSource
  void keypointsAreTheReferences(BackEnd which) {
    Map<String, String> pictures =
        Map.of(
            "source", "kp_source",
            "driving", "kp_driving",
            "driving_initial", "kp_driving_initial");
    try (MotionBackEnd backEnd = open(which)) {
      pictures.forEach(
          (picture, keypoints) -> {
            Points found = backEnd.keypoints(golden(picture));
            assertClose(found.values(), golden(keypoints + ".value"), 1e-4);
            assertClose(
                Objects.requireNonNull(found.jacobians()), golden(keypoints + ".jacobian"), 1e-4);
          });
    }
  }

  /** The whole way from pictures, paper sec. 3.4. */
  @ParameterizedTest
  @EnumSource
  void relativeKeypointsAreTheReferences(BackEnd which) {
    try (MotionBackEnd backEnd = open(which)) {
      Keypoints source = keypoints(backEnd, "source");
      Keypoints initial = keypoints(backEnd, "driving_initial");
      Keypoints driving = keypoints(backEnd, "driving");
      Map<String, RelativeMotion> motions =
          Map.of(
              "relative", RelativeMotion.of(source, initial),
              "relative_scaled", RelativeMotion.scaled(source, initial));
      motions.forEach(
          (name, motion) -> {
            Keypoints moved = motion.move(driving);
            assertClose(moved.values(), golden(name + ".kp.value"), 1e-4);
            assertClose(moved.jacobians(), golden(name + ".kp.jacobian"), 1e-4);
          });
    }
  }

  private static Keypoints keypoints(MotionBackEnd backEnd, String picture) {
    Points points = backEnd.keypoints(golden(picture));
    return new Keypoints(points.values(), Objects.requireNonNull(points.jacobians()));
  }

  @ParameterizedTest
  @EnumSource
  void framesAreTheReferences(BackEnd which) {
    try (MotionBackEnd backEnd = open(which)) {
      for (String motion : new String[] {"absolute", "relative", "relative_scaled"}) {
        Map<String, float[]> drawn =
            backEnd.draw(golden("source"), points("kp_source"), points(motion + ".kp"));
        Function<String, float[]> output = name -> drawn.getOrDefault(name, new float[0]);
        assertClose(output.apply("deformation"), golden(motion + ".deformation"), 1e-3);
        assertClose(output.apply("occlusion_map"), golden(motion + ".occlusion_map"), 1e-3);
        assertClose(output.apply("prediction"), golden(motion + ".prediction"), 2e-3);
      }
    }
  }

  @Test
  void halvesStayClose() {
    try (MotionBackEnd backEnd = new OnnxBackEnd(Golden.model(), folder, Stored.FP16)) {
      Map<String, float[]> drawn =
          backEnd.draw(golden("source"), points("kp_source"), points("relative.kp"));
      assertClose(
          drawn.getOrDefault("prediction", new float[0]), golden("relative.prediction"), 4.0 / 255);
      assertThat(folder.resolve("generator.onnx").toFile().length()).isLessThan(2_000_000);
    }
  }
}
