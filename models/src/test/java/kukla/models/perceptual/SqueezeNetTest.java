package kukla.models.perceptual;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import kukla.models.torch.TorchOps.Precision;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shared")
final class SqueezeNetTest {
  private static final Path FILE =
      Path.of(System.getProperty("kukla.shared", "../shared"))
          .resolve("perceptual/squeezenet11-features.safetensors");

  @Test
  void givesFiveLevelsOfALargePicture() {
    try (PointerScope scope = new PointerScope();
        SqueezeNet network = new SqueezeNet(FILE, Precision.FP32)) {
      List<Tensor> levels = network.features(torch.rand(1, 3, 128, 128));
      assertThat(levels).hasSize(SqueezeNet.LEVELS);
      assertThat(levels.get(0).shape()).containsExactly(1, 64, 63, 63);
      assertThat(levels.get(1).shape()).containsExactly(1, 128, 31, 31);
      assertThat(levels.get(2).shape()).containsExactly(1, 256, 15, 15);
      assertThat(levels.get(3).shape()).containsExactly(1, 384, 7, 7);
      assertThat(levels.get(4).shape()).containsExactly(1, 512, 7, 7);
    }
  }

  @Test
  void givesFewerLevelsOfASmallOne() {
    try (PointerScope scope = new PointerScope();
        SqueezeNet network = new SqueezeNet(FILE, Precision.FP32)) {
      assertThat(network.features(torch.rand(1, 3, 16, 16))).hasSize(3);
    }
  }
}
