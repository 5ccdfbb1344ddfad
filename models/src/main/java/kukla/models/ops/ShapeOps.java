package kukla.models.ops;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import kukla.models.ops.Convolution.Start;
import kukla.models.ops.Parameter.Role;

/**
 * A network run on bare shapes: what it would give, and which parameters it needs, in the order of
 * their first use. Each value is its dimensions.
 */
public final class ShapeOps implements Ops<long[]> {
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private long multiplications;

  /** The parameters met so far. */
  public Collection<Parameter> parameters() {
    return List.copyOf(parameters.values());
  }

  /** Multiply-accumulates of the convolutions and matrix products met so far. */
  public long multiplyAccumulates() {
    return multiplications;
  }

  @Override
  public long[] shape(long[] x) {
    return x.clone();
  }

  @Override
  public long[] constant(float[] values, long... shape) {
    if (count(shape) != values.length) {
      throw mismatch("constant of " + values.length + " values", shape);
    }
    return shape.clone();
  }

  @Override
  public long[] exact(long[] x) {
    return x;
  }

  @Override
  public long[] convolution(long[] x, Convolution layer) {
    boolean zero = layer.start() != Start.UNIFORM;
    need(layer.name() + ".weight", zero ? Role.ZERO : Role.WEIGHT, weightShape(x, layer));
    need(layer.name() + ".bias", biasRole(layer.start()), layer.out());
    return convolved(x, layer);
  }

  @Override
  public long[] spectralConvolution(long[] x, Convolution layer) {
    long[] weight = weightShape(x, layer);
    need(layer.name() + ".weight_orig", Role.WEIGHT, weight);
    need(layer.name() + ".bias", Role.BIAS, layer.out());
    need(layer.name() + ".weight_u", Role.SINGULAR_VECTOR, layer.out());
    need(layer.name() + ".weight_v", Role.SINGULAR_VECTOR, weight[1] * weight[2] * weight[3]);
    return convolved(x, layer);
  }

  private static Role biasRole(Start start) {
    return switch (start) {
      case UNIFORM -> Role.BIAS;
      case IDENTITY_JACOBIANS -> Role.IDENTITY_JACOBIANS;
      case ZERO -> Role.ZERO;
    };
  }

  private static long[] weightShape(long[] x, Convolution layer) {
    return new long[] {layer.out(), x[1], layer.kernel(), layer.kernel()};
  }

  private long[] convolved(long[] x, Convolution layer) {
    long shrink = layer.kernel() - 1 - 2L * layer.padding();
    if (x[2] <= shrink || x[3] <= shrink) {
      throw mismatch("convolution " + layer.name() + " with kernel " + layer.kernel(), x);
    }
    long[] out = {
      x[0],
      layer.out(),
      (x[2] - shrink - 1) / layer.stride() + 1,
      (x[3] - shrink - 1) / layer.stride() + 1
    };
    multiplications += count(out) * x[1] * layer.kernel() * layer.kernel();
    return out;
  }

  @Override
  public long[] batchNorm(long[] x, String name) {
    need(name + ".weight", Role.SCALE, x[1]);
    need(name + ".bias", Role.SHIFT, x[1]);
    need(name + ".running_mean", Role.RUNNING_MEAN, x[1]);
    need(name + ".running_var", Role.RUNNING_VARIANCE, x[1]);
    return x;
  }

  @Override
  public long[] instanceNorm(long[] x, String name) {
    need(name + ".weight", Role.SCALE, x[1]);
    need(name + ".bias", Role.SHIFT, x[1]);
    return x;
  }

  @Override
  public long[] filter(long[] x, float[] kernel, int size, int stride) {
    return new long[] {x[0], x[1], (x[2] - 1) / stride + 1, (x[3] - 1) / stride + 1};
  }

  @Override
  public long[] relu(long[] x) {
    return x;
  }

  @Override
  public long[] leakyRelu(long[] x, float slope) {
    return x;
  }

  @Override
  public long[] sigmoid(long[] x) {
    return x;
  }

  @Override
  public long[] exp(long[] x) {
    return x;
  }

  @Override
  public long[] softmax(long[] x, int axis) {
    return x;
  }

  @Override
  public long[] averagePool(long[] x) {
    return new long[] {x[0], x[1], x[2] / 2, x[3] / 2};
  }

  @Override
  public long[] upsampleNearest(long[] x) {
    return resizeBilinear(x, x[2] * 2, x[3] * 2);
  }

  @Override
  public long[] resizeBilinear(long[] x, long height, long width) {
    return new long[] {x[0], x[1], height, width};
  }

  @Override
  public long[] depthToSpace(long[] x, int block) {
    return new long[] {x[0], x[1] / ((long) block * block), x[2] * block, x[3] * block};
  }

  @Override
  public long[] gridSample(long[] x, long[] grid, Outside outside) {
    return new long[] {x[0], x[1], grid[1], grid[2]};
  }

  @Override
  public long[] concat(List<long[]> parts, int axis) {
    long[] out = parts.get(0).clone();
    out[axis] = parts.stream().mapToLong(part -> part[axis]).sum();
    for (long[] part : parts) {
      for (int i = 0; i < out.length; i++) {
        if (i != axis && part[i] != out[i]) {
          throw mismatch("concatenation along axis " + axis, part);
        }
      }
    }
    return out;
  }

  @Override
  public long[] add(long[] a, long[] b) {
    return broadcast(a, b);
  }

  @Override
  public long[] subtract(long[] a, long[] b) {
    return broadcast(a, b);
  }

  @Override
  public long[] multiply(long[] a, long[] b) {
    return broadcast(a, b);
  }

  @Override
  public long[] divide(long[] a, long[] b) {
    return broadcast(a, b);
  }

  @Override
  public long[] scale(long[] x, float factor) {
    return x;
  }

  @Override
  public long[] matmul(long[] a, long[] b) {
    int n = a.length;
    int m = b.length;
    if (a[n - 1] != b[m - 2]) {
      throw mismatch("matrix product with " + text(a), b);
    }
    long[] leading =
        broadcast(LongStream.of(a).limit(n - 2).toArray(), LongStream.of(b).limit(m - 2).toArray());
    long[] out =
        LongStream.concat(LongStream.of(leading), LongStream.of(a[n - 2], b[m - 1])).toArray();
    multiplications += count(out) * a[n - 1];
    return out;
  }

  @Override
  public long[] sum(long[] x, int axis) {
    List<Long> left = new ArrayList<>(LongStream.of(x).boxed().toList());
    left.remove(axis);
    return left.stream().mapToLong(Long::longValue).toArray();
  }

  @Override
  public long[] reshape(long[] x, long... shape) {
    if (count(x) != count(shape)) {
      throw mismatch("reshape to " + text(shape), x);
    }
    return shape.clone();
  }

  @Override
  public long[] transpose(long[] x, int... axes) {
    long[] out = new long[x.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = x[axes[i]];
    }
    return out;
  }

  @Override
  public long[] slice(long[] x, int axis, long from, long to) {
    if (from < 0 || to > x[axis] || from >= to) {
      throw mismatch("slice " + from + " to " + to + " of axis " + axis, x);
    }
    long[] out = x.clone();
    out[axis] = to - from;
    return out;
  }

  private void need(String name, Role role, long... shape) {
    Parameter parameter = new Parameter(name, LongStream.of(shape).boxed().toList(), role);
    Parameter before = parameters.putIfAbsent(name, parameter);
    if (before != null && !before.equals(parameter)) {
      throw new IllegalArgumentException("expected one use of " + name + ", found two shapes");
    }
  }

  private static long[] broadcast(long[] a, long[] b) {
    long[] out = new long[Math.max(a.length, b.length)];
    for (int i = 1; i <= out.length; i++) {
      long x = i <= a.length ? a[a.length - i] : 1;
      long y = i <= b.length ? b[b.length - i] : 1;
      if (x != y && x != 1 && y != 1) {
        throw mismatch("element-wise operation with " + text(a), b);
      }
      out[out.length - i] = Math.max(x, y);
    }
    return out;
  }

  private static long count(long[] shape) {
    return LongStream.of(shape).reduce(1, Math::multiplyExact);
  }

  private static String text(long[] shape) {
    return LongStream.of(shape).boxed().toList().toString();
  }

  private static IllegalArgumentException mismatch(String doing, long[] shape) {
    return new IllegalArgumentException(doing + " does not fit the shape " + text(shape));
  }
}
