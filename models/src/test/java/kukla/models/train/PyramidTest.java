package kukla.models.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kukla.models.motion.AntiAlias;
import kukla.models.torch.TorchOps;
import kukla.models.torch.TorchParameters;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

final class PyramidTest {
  @Test
  void reducesAsTheNetworksDo() {
    List<Double> scales = List.of(1.0, 0.5, 0.25, 0.125);
    try (PointerScope scope = new PointerScope();
        Pyramid pyramid = new Pyramid(scales, 64);
        TorchParameters none = TorchParameters.fresh(List.of(), 1)) {
      Tensor picture = torch.rand(2, 3, 64, 64);
      TorchOps ops = new TorchOps(none, TorchOps.Precision.FP32, TorchOps.Mode.EVALUATE);
      List<Tensor> levels = pyramid.of(picture);
      for (int i = 0; i < scales.size(); i++) {
        Tensor expected = AntiAlias.reduce(ops, picture, scales.get(i));
        assertThat(levels.get(i).shape()).isEqualTo(expected.shape());
        assertThat(levels.get(i).sub(expected).abs().max().item_float()).isLessThan(1e-5f);
      }
    }
  }
}
