package kukla.models.perceptual;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.models.torch.TorchOps.Precision;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * How far apart two pictures are in SqueezeNet's features: at each place the features are scaled to
 * length one, their squared distance is averaged over the places and summed over the levels. After
 * Zhang et al., "The Unreasonable Effectiveness of Deep Features as a Perceptual Metric", CVPR
 * 2018, without their learnt weights: figures compare with each other, not with published ones.
 *
 * <p>Several threads may ask at once; its opener closes it afterwards.
 */
public final class PerceptualDistance implements AutoCloseable {
  private static final long[] CHANNELS = {1};

  private final SqueezeNet network;

  /**
   * @param features {@code squeezenet11-features.safetensors}
   */
  public PerceptualDistance(Path features) {
    network = new SqueezeNet(features, Precision.FP32);
  }

  /** Features of one picture, to be compared often; whoever asked for them closes them. */
  public static final class Features implements AutoCloseable {
    private final List<Tensor> levels;

    private Features(List<Tensor> levels) {
      this.levels = levels;
    }

    @Override
    public void close() {
      levels.forEach(Tensor::releaseReference);
    }
  }

  /** The features of an RGB picture. */
  public Features features(Image picture) {
    GradMode.set_enabled(false);
    try (PointerScope scope = new PointerScope()) {
      List<Tensor> levels = new ArrayList<>();
      for (Tensor level : network.features(tensor(picture))) {
        Tensor length = level.mul(level).sum(CHANNELS, true, new ScalarTypeOptional()).sqrt();
        Tensor unit = level.div(length.add(new Scalar(1e-10)));
        unit.retainReference();
        levels.add(unit);
      }
      return new Features(levels);
    }
  }

  /** 0 for equal pictures. */
  public double distance(Features one, Features other) {
    GradMode.set_enabled(false);
    try (PointerScope scope = new PointerScope()) {
      double sum = 0;
      for (int i = 0; i < one.levels.size(); i++) {
        Tensor difference = one.levels.get(i).sub(other.levels.get(i));
        double channels = difference.size(1);
        sum += channels * difference.mul(difference).mean().item_double();
      }
      return sum;
    }
  }

  private static Tensor tensor(Image picture) {
    picture.check(picture.width(), picture.height(), ChannelOrder.RGB);
    int plane = picture.width() * picture.height();
    byte[] row = new byte[picture.width() * 3];
    float[] planes = new float[3 * plane];
    for (int y = 0; y < picture.height(); y++) {
      picture.pixels().get(y * picture.stride(), row);
      for (int i = 0; i < row.length; i++) {
        planes[i % 3 * plane + y * picture.width() + i / 3] = (row[i] & 0xff) / 255f;
      }
    }
    return Tensor.create(planes, 1, 3, picture.height(), picture.width());
  }

  /** Lets libtorch use the calling thread alone for what this thread asks; others keep theirs. */
  public static void alone() {
    torch.set_num_threads(1);
  }

  @Override
  public void close() {
    network.close();
  }
}
