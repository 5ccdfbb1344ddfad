package kukla.models.perceptual;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kukla.inference.Fault;
import kukla.models.torch.TorchOps.Precision;
import kukla.models.weights.Safetensors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Features of SqueezeNet v1.1 (Iandola et al., 2016) trained on ImageNet, for perceptual distances:
 * after conv1, fire3, fire5, fire7 and fire9. Fixed weights, gradients only to the picture. Owns
 * its weights; its opener closes it.
 */
public final class SqueezeNet implements AutoCloseable {
  /** Levels of features. */
  public static final int LEVELS = 5;

  private static final float[] MEAN_BGR = {103.939f, 116.779f, 123.68f};
  private static final long[] ONE = {1, 1};
  private static final long[] TWO = {2, 2};
  private static final long[] THREE = {3, 3};

  private final Map<String, Tensor> weights = new HashMap<>();
  private final ScalarType type;

  /**
   * Reads the weights.
   *
   * @throws Fault when the file holds others
   */
  public SqueezeNet(Path file, Precision precision) {
    type = precision == Precision.BF16 ? ScalarType.BFloat16 : ScalarType.Float;
    Safetensors stored = Safetensors.read(file);
    try (PointerScope scope = new PointerScope()) {
      for (String name : stored.names()) {
        var tensor = stored.tensor(name);
        keep(name, Tensor.create(tensor.floats(), tensor.shape()));
      }
      foldInput(stored);
    }
  }

  /** Lets conv1 take RGB in [0, 1]: without padding it is exact to move the scaling into it. */
  private void foldInput(Safetensors stored) {
    float[] weight = stored.tensor("conv1.weight").floats();
    float[] bias = stored.tensor("conv1.bias").floats();
    long[] shape = stored.tensor("conv1.weight").shape();
    if (!Arrays.equals(shape, new long[] {64, 3, 3, 3})) {
      throw new Fault(
          "reading perceptual features: expected conv1.weight of SqueezeNet v1.1, [64, 3, 3, 3], found %s; take the file made for it"
              .formatted(Arrays.toString(shape)));
    }
    int kernel = 9;
    float[] folded = new float[weight.length];
    for (int i = 0; i < weight.length; i++) {
      int out = i / (3 * kernel);
      int bgr = i / kernel % 3;
      folded[(out * 3 + 2 - bgr) * kernel + i % kernel] = 255 * weight[i];
      bias[out] -= weight[i] * MEAN_BGR[bgr];
    }
    keep("conv1.weight", Tensor.create(folded, shape));
    keep("conv1.bias", Tensor.create(bias, bias.length));
  }

  private void keep(String name, Tensor tensor) {
    Tensor typed = tensor.to(type);
    Tensor laid = tensor.dim() == 4 ? typed.contiguous(MemoryFormat.ChannelsLast) : typed;
    laid.retainReference();
    Tensor before = weights.put(name, laid);
    if (before != null) {
      before.releaseReference();
    }
  }

  /**
   * Features of a picture, as many levels as it is large enough for.
   *
   * @param picture RGB in [0, 1], (B, 3, H, W)
   * @return at most {@link #LEVELS}, (B, C, h, w) each
   */
  public List<Tensor> features(Tensor picture) {
    List<Tensor> levels = new ArrayList<>();
    Tensor x = picture.to(type).contiguous(MemoryFormat.ChannelsLast);
    x = convolution(x, "conv1", TWO, 0).relu();
    levels.add(x);
    for (int fire = 2; fire <= 9; fire++) {
      if (fire == 2 || fire == 4 || fire == 6) {
        if (x.size(2) < 3 || x.size(3) < 3) {
          return levels;
        }
        x = torch.max_pool2d(x, THREE, TWO, new long[2], ONE, false);
      }
      x = fire(x, "fire" + fire);
      if (fire % 2 == 1) {
        levels.add(x);
      }
    }
    return levels;
  }

  private Tensor fire(Tensor x, String name) {
    Tensor squeezed = convolution(x, name + ".squeeze1x1", ONE, 0).relu();
    Tensor narrow = convolution(squeezed, name + ".expand1x1", ONE, 0);
    Tensor wide = convolution(squeezed, name + ".expand3x3", ONE, 1);
    return torch.cat(new TensorVector(narrow, wide), 1).relu();
  }

  private Tensor convolution(Tensor x, String name, long[] stride, long padding) {
    Tensor weight = weights.get(name + ".weight");
    Tensor bias = weights.get(name + ".bias");
    if (weight == null || bias == null) {
      throw new Fault("reading perceptual features: expected a layer " + name + ", found none");
    }
    return torch.conv2d(
        x, weight, new TensorOptional(bias), stride, new long[] {padding, padding}, ONE, 1);
  }

  @Override
  public void close() {
    weights.values().forEach(Tensor::releaseReference);
  }
}
