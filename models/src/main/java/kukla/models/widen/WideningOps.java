package kukla.models.widen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kukla.models.ops.Convolution;
import kukla.models.ops.Ops;
import kukla.models.ops.ShapeOps;
import kukla.models.weights.Tensor;
import kukla.models.weights.Weights;

/**
 * A wide network run on a narrow one's weights: afterwards {@link #weights} are those with which
 * the wide one gives what the narrow one gave.
 *
 * <p>Where a layer has more channels than it had, channels are repeated, and the next layer shares
 * each weight among the copies: unevenly, at random, so that training moves the copies apart, but
 * always to the same sum, so that nothing else changes. Residual blocks that the narrow network
 * lacks add nothing at first: their last layer is zero, the others are left as they start. Values
 * that are no feature maps (keypoints, grids, pictures) must be the same in both networks.
 *
 * <p>Every operation throws {@link CannotWiden} where there is no such way.
 */
public final class WideningOps implements Ops<Wide> {
  /** How far from equal parts the copies' shares are, at most. */
  private static final float UNEVEN = 0.5f;

  private static final String WEIGHT = ".weight";
  private static final String BIAS = ".bias";
  private static final List<String> NORM = List.of(WEIGHT, BIAS, ".running_mean", ".running_var");

  private final ShapeOps shapes = new ShapeOps();
  private final Weights narrow;
  private final Random random;
  private final Map<String, Tensor> wide = new LinkedHashMap<>();

  /**
   * @param narrow what the smaller network was trained to
   * @param seed equal seeds share weights equally
   */
  public WideningOps(Weights narrow, long seed) {
    this.narrow = narrow;
    random = new Random(seed);
  }

  /** A value that both networks are given. */
  public Wide input(long... shape) {
    return Wide.same(shape.clone());
  }

  /**
   * The weights of the layers met so far. Of layers that the narrow network lacks there are only
   * those that must be zero.
   */
  public Weights weights() {
    return new Weights(narrow.origin(), wide);
  }

  @Override
  public long[] shape(Wide x) {
    return x.sizes().clone();
  }

  @Override
  public Wide constant(float[] values, long... shape) {
    return Wide.same(shapes.constant(values, shape));
  }

  @Override
  public Wide exact(Wide x) {
    return x;
  }

  @Override
  public Wide convolution(Wide x, Convolution layer) {
    String name = layer.name();
    long[] shape = shapes.convolution(x.sizes(), layer);
    if (!narrow.has(name + WEIGHT)) {
      return new Wide(new Wide.Shape(shape), null, name, true);
    }
    refuseAdded(x, name);
    Tensor stored = narrow.tensor(name + WEIGHT);
    long[] found = stored.shape();
    ChannelMap in = x.map();
    if (found.length != 4 || found[2] != layer.kernel() || found[3] != layer.kernel()) {
      throw new CannotWiden(
          "expected %s%s of %d×%d pixels, found one of shape %s"
              .formatted(name, WEIGHT, layer.kernel(), layer.kernel(), Arrays.toString(found)));
    }
    if (found[1] != in.narrow()) {
      throw new CannotWiden(
          "expected %s to see the %d channels that come to it, found one that sees %d"
              .formatted(name, in.narrow(), found[1]));
    }
    ChannelMap out = widened((int) found[0], layer.out(), name);
    wide.put(name + WEIGHT, shared(stored, out, in, layer.kernel() * layer.kernel()));
    repeat(name + BIAS, out);
    return mapped(shape, out, name);
  }

  private static ChannelMap widened(int from, int to, String name) {
    if (from > to) {
      throw new CannotWiden(
          "expected at most the %d channels that %s is to have, found %d"
              .formatted(to, name, from));
    }
    return ChannelMap.repeating(from, to);
  }

  private static Wide mapped(long[] shape, ChannelMap map, String name) {
    return new Wide(new Wide.Shape(shape), map.isIdentity() ? null : map, name, false);
  }

  /** The kernels from every wide channel to every other. */
  private Tensor shared(Tensor stored, ChannelMap out, ChannelMap in, int kernel) {
    float[] from = stored.floats();
    float[] to = new float[Math.multiplyExact(out.wide() * in.wide(), kernel)];
    for (int o = 0; o < out.wide(); o++) {
      float[] shares = shares(in);
      int row = out.sources().get(o) * in.narrow();
      for (int i = 0; i < in.wide(); i++) {
        int source = (row + in.sources().get(i)) * kernel;
        int place = (o * in.wide() + i) * kernel;
        for (int k = 0; k < kernel; k++) {
          to[place + k] = from[source + k] * shares[i];
        }
      }
    }
    long side = stored.shape()[2];
    return Tensor.of(to, out.wide(), in.wide(), side, side);
  }

  /** What part of a weight each copy gets: 1 in all, and more than half of its equal part. */
  private float[] shares(ChannelMap in) {
    int[] copies = in.copies();
    double[] sums = new double[copies.length];
    float[] shares = new float[in.wide()];
    for (int i = 0; i < shares.length; i++) {
      int source = in.sources().get(i);
      shares[i] = copies[source] == 1 ? 1 : 1 - UNEVEN + 2 * UNEVEN * random.nextFloat();
      sums[source] += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] = (float) (shares[i] / sums[in.sources().get(i)]);
    }
    return shares;
  }

  private void repeat(String name, ChannelMap map) {
    float[] from = narrow.tensor(name).floats();
    if (from.length != map.narrow()) {
      throw new CannotWiden(
          "expected %s of %d channels, found %d".formatted(name, map.narrow(), from.length));
    }
    float[] to = new float[map.wide()];
    for (int j = 0; j < to.length; j++) {
      to[j] = from[map.sources().get(j)];
    }
    wide.put(name, Tensor.of(to, to.length));
  }

  @Override
  public Wide spectralConvolution(Wide x, Convolution layer) {
    throw new CannotWiden("expected layers without spectral norm, found " + layer.name());
  }

  @Override
  public Wide batchNorm(Wide x, String name) {
    shapes.batchNorm(x.sizes(), name);
    if (!narrow.has(name + WEIGHT)) {
      return new Wide(x.shape(), null, name, true);
    }
    refuseAdded(x, name);
    NORM.forEach(part -> repeat(name + part, x.map()));
    return mapped(x.sizes(), x.map(), name);
  }

  @Override
  public Wide instanceNorm(Wide x, String name) {
    throw new CannotWiden("expected layers without instance norm, found " + name);
  }

  private static void refuseAdded(Wide x, String name) {
    if (x.added()) {
      throw new CannotWiden(
          "expected only residual blocks to be new, found %s, on which %s builds"
              .formatted(x.layer(), name));
    }
  }

  @Override
  public Wide filter(Wide x, float[] kernel, int size, int stride) {
    return x.sized(shapes.filter(x.sizes(), kernel, size, stride));
  }

  @Override
  public Wide relu(Wide x) {
    return x;
  }

  @Override
  public Wide leakyRelu(Wide x, float slope) {
    return x;
  }

  @Override
  public Wide sigmoid(Wide x) {
    return known(x);
  }

  @Override
  public Wide exp(Wide x) {
    return known(x);
  }

  /** A value that is not zero where an added layer's last one is. */
  private static Wide known(Wide x) {
    refuseAdded(x, "what is not a sum");
    return x;
  }

  @Override
  public Wide softmax(Wide x, int axis) {
    return same(x);
  }

  @Override
  public Wide averagePool(Wide x) {
    return x.sized(shapes.averagePool(x.sizes()));
  }

  @Override
  public Wide upsampleNearest(Wide x) {
    return x.sized(shapes.upsampleNearest(x.sizes()));
  }

  @Override
  public Wide resizeBilinear(Wide x, long height, long width) {
    return x.sized(shapes.resizeBilinear(x.sizes(), height, width));
  }

  @Override
  public Wide depthToSpace(Wide x, int block) {
    long[] shape = shapes.depthToSpace(x.sizes(), block);
    if (x.channels() == null) {
      return x.sized(shape);
    }
    try {
      return mapped(shape, x.channels().grouped(block * block), x.layer());
    } catch (IllegalArgumentException e) {
      throw new CannotWiden(
          "expected a multiple of %d channels from %s, found %d in the narrow network"
              .formatted(block * block, x.layer(), x.channels().narrow()));
    }
  }

  @Override
  public Wide gridSample(Wide x, Wide grid, Outside outside) {
    return known(x).sized(shapes.gridSample(x.sizes(), same(grid).sizes(), outside));
  }

  @Override
  public Wide concat(List<Wide> parts, int axis) {
    long[] shape = shapes.concat(parts.stream().map(Wide::sizes).toList(), axis);
    if (parts.stream().allMatch(Wide::isSame)) {
      return Wide.same(shape);
    }
    if (axis != 1) {
      parts.forEach(WideningOps::same);
    }
    parts.forEach(WideningOps::known);
    ChannelMap map = ChannelMap.joined(parts.stream().map(Wide::map).toList());
    return mapped(shape, map, parts.get(0).layer());
  }

  @Override
  public Wide add(Wide a, Wide b) {
    if (a.added() && !b.added()) {
      return zeroed(a, b);
    }
    if (b.added() && !a.added()) {
      return zeroed(b, a);
    }
    return elementWise(a, b, shapes.add(a.sizes(), b.sizes()));
  }

  /** What remains of a sum whose one part, made by added layers, is to be zero. */
  private Wide zeroed(Wide part, Wide rest) {
    long[] shape = shapes.add(part.sizes(), rest.sizes());
    shapes.parameters().stream()
        .filter(parameter -> parameter.role().trained())
        .filter(
            parameter ->
                parameter.name().equals(part.layer() + WEIGHT)
                    || parameter.name().equals(part.layer() + BIAS))
        .forEach(
            parameter -> {
              float[] zeros = new float[Math.toIntExact(parameter.count())];
              long[] sizes = parameter.shape().stream().mapToLong(Long::longValue).toArray();
              wide.put(parameter.name(), Tensor.of(zeros, sizes));
            });
    return rest.sized(shape);
  }

  @Override
  public Wide subtract(Wide a, Wide b) {
    return elementWise(a, b, shapes.subtract(a.sizes(), b.sizes()));
  }

  @Override
  public Wide multiply(Wide a, Wide b) {
    return elementWise(a, b, shapes.multiply(a.sizes(), b.sizes()));
  }

  @Override
  public Wide divide(Wide a, Wide b) {
    return elementWise(a, b, shapes.divide(a.sizes(), b.sizes()));
  }

  private static Wide elementWise(Wide a, Wide b, long[] shape) {
    if (a.isSame() && b.isSame()) {
      return Wide.same(shape);
    }
    known(a);
    known(b);
    if (spread(b)) {
      return a.sized(shape);
    }
    if (spread(a)) {
      return b.sized(shape);
    }
    if (!a.map().equals(b.map())) {
      throw new CannotWiden(
          "expected %s and %s to be widened alike, found %d and %d channels in the narrow network"
              .formatted(a.layer(), b.layer(), a.map().narrow(), b.map().narrow()));
    }
    return a.sized(shape);
  }

  /** Whether one channel is there for all. */
  private static boolean spread(Wide x) {
    long[] sizes = x.sizes();
    return x.isSame() && sizes.length == 4 && sizes[1] == 1;
  }

  @Override
  public Wide scale(Wide x, float factor) {
    return x;
  }

  @Override
  public Wide matmul(Wide a, Wide b) {
    return Wide.same(shapes.matmul(same(a).sizes(), same(b).sizes()));
  }

  @Override
  public Wide sum(Wide x, int axis) {
    return Wide.same(shapes.sum(same(x).sizes(), axis));
  }

  @Override
  public Wide reshape(Wide x, long... shape) {
    return Wide.same(shapes.reshape(same(x).sizes(), shape));
  }

  @Override
  public Wide transpose(Wide x, int... axes) {
    return Wide.same(shapes.transpose(same(x).sizes(), axes));
  }

  @Override
  public Wide slice(Wide x, int axis, long from, long to) {
    return Wide.same(shapes.slice(same(x).sizes(), axis, from, to));
  }

  /** A value that both networks have, dimension for dimension. */
  private static Wide same(Wide x) {
    if (x.added()) {
      throw new CannotWiden("expected a layer " + x.layer() + ", found none");
    }
    if (x.channels() != null) {
      throw new CannotWiden(
          "expected %d channels from %s, found %d, and what it gives cannot be widened"
              .formatted(x.channels().wide(), x.layer(), x.channels().narrow()));
    }
    return x;
  }

  /** The narrow network's tensors that no layer met so far has taken, in order. */
  public List<String> left() {
    List<String> left = new ArrayList<>(narrow.tensors().keySet());
    left.removeAll(wide.keySet());
    return left;
  }
}
