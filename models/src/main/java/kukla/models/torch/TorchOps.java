package kukla.models.torch;

import java.util.List;
import kukla.models.ops.Convolution;
import kukla.models.ops.Ops;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Networks on libtorch tensors, with gradients where the parameters ask for them.
 *
 * <p>Tensors made on the way belong to the caller's {@code PointerScope}; open one around each
 * pass. One thread at a time.
 */
public final class TorchOps implements Ops<Tensor> {
  private static final double EPSILON = 1e-5;
  private static final double MOMENTUM = 0.1;
  private static final long[] ONE = {1, 1};
  private static final int BILINEAR = 0;
  private static final int ZEROS = 0;
  private static final int BORDER = 1;

  /** What convolutions compute in; statistics, coordinates and sums stay FP32 in both. */
  public enum Precision {
    FP32,
    /** BF16, channels last: for CPUs with AVX-512-BF16 or AMX. */
    BF16
  }

  /** How normalisations behave. */
  public enum Mode {
    /** Statistics of the batch; the running ones follow. */
    TRAIN,
    /** Running statistics. */
    EVALUATE,
    /** Running statistics, and parameters that take no gradient; what passes through still does. */
    FROZEN
  }

  private final TorchParameters parameters;
  private final Precision precision;
  private final Mode mode;

  /**
   * @param parameters borrowed; running statistics and singular vectors change in training
   */
  public TorchOps(TorchParameters parameters, Precision precision, Mode mode) {
    this.parameters = parameters;
    this.precision = precision;
    this.mode = mode;
  }

  @Override
  public long[] shape(Tensor x) {
    return x.shape();
  }

  @Override
  public Tensor constant(float[] values, long... shape) {
    return Tensor.create(values, shape);
  }

  @Override
  public Tensor exact(Tensor x) {
    return x.to(ScalarType.Float);
  }

  @Override
  public Tensor convolution(Tensor x, Convolution layer) {
    return convolve(x, parameter(layer.name() + ".weight"), layer);
  }

  @Override
  public Tensor spectralConvolution(Tensor x, Convolution layer) {
    Tensor weight = parameter(layer.name() + ".weight_orig");
    Tensor u = parameters.get(layer.name() + ".weight_u");
    Tensor v = parameters.get(layer.name() + ".weight_v");
    Tensor matrix = weight.reshape(layer.out(), -1);
    if (mode == Mode.TRAIN) {
      Tensor still = matrix.detach();
      v.copy_(unit(still.t().mv(u)));
      u.copy_(unit(still.mv(v)));
    }
    Tensor sigma = u.clone().dot(matrix.mv(v.clone()));
    return convolve(x, weight.div(sigma), layer);
  }

  private Tensor parameter(String name) {
    Tensor parameter = parameters.get(name);
    return mode == Mode.FROZEN ? parameter.detach() : parameter;
  }

  private static Tensor unit(Tensor vector) {
    return vector.div(vector.norm().clamp_min(new Scalar(1e-12)));
  }

  private Tensor convolve(Tensor x, Tensor weight, Convolution layer) {
    Tensor bias = parameter(layer.name() + ".bias");
    long[] padding = {layer.padding(), layer.padding()};
    long[] stride = {layer.stride(), layer.stride()};
    if (precision == Precision.FP32 || layer.exact()) {
      Tensor input = x.to(ScalarType.Float);
      return torch.conv2d(input, weight, new TensorOptional(bias), stride, padding, ONE, 1);
    }
    Tensor input = x.to(ScalarType.BFloat16).contiguous(MemoryFormat.ChannelsLast);
    Tensor half = weight.to(ScalarType.BFloat16).contiguous(MemoryFormat.ChannelsLast);
    return torch.conv2d(
        input, half, new TensorOptional(bias.to(ScalarType.BFloat16)), stride, padding, ONE, 1);
  }

  @Override
  public Tensor batchNorm(Tensor x, String name) {
    return torch.batch_norm(
        x,
        new TensorOptional(parameter(name + ".weight")),
        new TensorOptional(parameter(name + ".bias")),
        new TensorOptional(parameters.get(name + ".running_mean")),
        new TensorOptional(parameters.get(name + ".running_var")),
        mode == Mode.TRAIN,
        MOMENTUM,
        EPSILON,
        false);
  }

  @Override
  public Tensor instanceNorm(Tensor x, String name) {
    return torch.instance_norm(
        x.to(ScalarType.Float),
        new TensorOptional(parameter(name + ".weight")),
        new TensorOptional(parameter(name + ".bias")),
        new TensorOptional(),
        new TensorOptional(),
        true,
        MOMENTUM,
        EPSILON,
        false);
  }

  @Override
  public Tensor filter(Tensor x, float[] kernel, int size, int stride) {
    long channels = x.size(1);
    Tensor weight =
        constant(kernel, 1, 1, size, size).repeat(channels, 1, 1, 1).to(x.scalar_type());
    long[] strides = {stride, stride};
    long[] padding = {size / 2, size / 2};
    return torch.conv2d(x, weight, new TensorOptional(), strides, padding, ONE, channels);
  }

  @Override
  public Tensor relu(Tensor x) {
    return x.relu();
  }

  @Override
  public Tensor leakyRelu(Tensor x, float slope) {
    return torch.leaky_relu(x, new Scalar(slope));
  }

  @Override
  public Tensor sigmoid(Tensor x) {
    return x.sigmoid();
  }

  @Override
  public Tensor exp(Tensor x) {
    return x.exp();
  }

  @Override
  public Tensor softmax(Tensor x, int axis) {
    return torch.softmax(x, axis, new ScalarTypeOptional());
  }

  @Override
  public Tensor averagePool(Tensor x) {
    return torch.avg_pool2d(x, 2, 2);
  }

  @Override
  public Tensor upsampleNearest(Tensor x) {
    return torch.upsample_nearest2d(
        x, new long[] {x.size(2) * 2, x.size(3) * 2}, new DoubleOptional(), new DoubleOptional());
  }

  @Override
  public Tensor resizeBilinear(Tensor x, long height, long width) {
    return torch.upsample_bilinear2d(x, new long[] {height, width}, false);
  }

  @Override
  public Tensor depthToSpace(Tensor x, int block) {
    return torch.pixel_shuffle(x, block);
  }

  @Override
  public Tensor gridSample(Tensor x, Tensor grid, Outside outside) {
    int padding =
        switch (outside) {
          case ZERO -> ZEROS;
          case EDGE -> BORDER;
        };
    Tensor exact = x.to(ScalarType.Float);
    return torch
        .grid_sampler(exact, grid.to(ScalarType.Float), BILINEAR, padding, false)
        .to(x.scalar_type());
  }

  @Override
  public Tensor concat(List<Tensor> parts, int axis) {
    boolean rough = parts.stream().anyMatch(TorchOps::isRough);
    Tensor[] alike =
        parts.stream().map(part -> rough ? roughly(part) : part).toArray(Tensor[]::new);
    return torch.cat(new TensorVector(alike), axis);
  }

  private static boolean isRough(Tensor x) {
    return x.scalar_type() == ScalarType.BFloat16;
  }

  private static Tensor roughly(Tensor x) {
    return x.to(ScalarType.BFloat16);
  }

  /** What meets BF16 becomes BF16: libtorch would widen both and all that follows. */
  private static Tensor meeting(Tensor x, Tensor other) {
    return isRough(other) ? roughly(x) : x;
  }

  @Override
  public Tensor add(Tensor a, Tensor b) {
    return meeting(a, b).add(meeting(b, a));
  }

  @Override
  public Tensor subtract(Tensor a, Tensor b) {
    return meeting(a, b).sub(meeting(b, a));
  }

  @Override
  public Tensor multiply(Tensor a, Tensor b) {
    return meeting(a, b).mul(meeting(b, a));
  }

  @Override
  public Tensor divide(Tensor a, Tensor b) {
    return meeting(a, b).div(meeting(b, a));
  }

  @Override
  public Tensor scale(Tensor x, float factor) {
    return x.mul(new Scalar(factor));
  }

  @Override
  public Tensor matmul(Tensor a, Tensor b) {
    return a.matmul(b);
  }

  @Override
  public Tensor sum(Tensor x, int axis) {
    return x.sum(new long[] {axis}, false, new ScalarTypeOptional());
  }

  @Override
  public Tensor reshape(Tensor x, long... shape) {
    return x.reshape(shape);
  }

  @Override
  public Tensor transpose(Tensor x, int... axes) {
    long[] order = new long[axes.length];
    for (int i = 0; i < axes.length; i++) {
      order[i] = axes[i];
    }
    return x.permute(order);
  }

  @Override
  public Tensor slice(Tensor x, int axis, long from, long to) {
    return x.slice(axis, new LongOptional(from), new LongOptional(to), 1);
  }
}
