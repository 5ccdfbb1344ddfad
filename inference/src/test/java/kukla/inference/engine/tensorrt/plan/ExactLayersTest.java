package kukla.inference.engine.tensorrt.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import kukla.inference.card.Door;
import org.junit.jupiter.api.Test;

class ExactLayersTest {
  private static Layer layer(Layer.Kind kind, String output, String... inputs) {
    return new Layer(kind, List.of(inputs), List.of(output));
  }

  @Test
  void softArgmaxIsExactBackToItsConvolution() {
    boolean[] exact =
        ExactLayers.of(
            List.of(
                layer(Layer.Kind.CONVOLUTION, "features", "image"),
                layer(Layer.Kind.OTHER, "relu", "features"),
                layer(Layer.Kind.CONVOLUTION, "heat", "relu"),
                layer(Layer.Kind.OTHER, "softmax", "heat"),
                layer(Layer.Kind.OTHER, "value", "softmax", "grid")),
            Set.of("value"));
    assertThat(exact).containsExactly(false, false, true, true, true);
  }

  @Test
  void gridsAreExactAndWhatTheySampleIsNot() {
    boolean[] exact =
        ExactLayers.of(
            List.of(
                layer(Layer.Kind.OTHER, "inverse", "jacobian"),
                layer(Layer.Kind.CONVOLUTION, "mask", "hourglass"),
                layer(Layer.Kind.OTHER, "deformation", "inverse", "mask"),
                layer(Layer.Kind.GRID_SAMPLE, "warped", "features", "deformation"),
                layer(Layer.Kind.OTHER, "sum", "warped", "features"),
                layer(Layer.Kind.CONVOLUTION, "prediction", "sum")),
            Set.of());
    assertThat(exact).containsExactly(true, true, true, false, false, false);
  }

  @Test
  void picturesAreNoCoordinates() {
    assertThat(
            ExactLayers.coordinates(
                List.of(
                    Door.of("prediction", 1, 3, 256, 256),
                    Door.of("value", 1, 10, 2),
                    Door.of("jacobian", 1, 10, 2, 2),
                    Door.of("deformation", 1, 64, 64, 2))))
        .containsExactlyInAnyOrder("value", "jacobian", "deformation");
  }

  @Test
  void anOperationThatTensorRtSplitsIsWhole() {
    boolean[] giving =
        ExactLayers.giving(
            List.of(
                layer(Layer.Kind.CONVOLUTION, "features", "image"),
                layer(Layer.Kind.OTHER, "(Unnamed Layer* 1) [Shuffle]_output", "features"),
                layer(
                    Layer.Kind.OTHER, "normal", "(Unnamed Layer* 1) [Shuffle]_output", "features")),
            Set.of("normal"));
    assertThat(giving).containsExactly(false, true, true);
  }
}
