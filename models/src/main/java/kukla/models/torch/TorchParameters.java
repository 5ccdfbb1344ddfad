package kukla.models.torch;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import kukla.models.ops.Parameter;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The parameters of a network as FP32 libtorch tensors, by name. It owns the tensors; its opener
 * closes it.
 */
public final class TorchParameters implements AutoCloseable {
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final Map<String, Parameter> declared = new LinkedHashMap<>();

  /**
   * Fresh parameters, as PyTorch starts its layers.
   *
   * @param parameters what the network needs, in order
   * @param seed equal seeds give equal parameters
   */
  public static TorchParameters fresh(Collection<Parameter> parameters, long seed) {
    TorchParameters fresh = new TorchParameters();
    try (PointerScope scope = new PointerScope()) {
      Generator generator = torch.make_generator_cpu(seed);
      GeneratorOptional random = new GeneratorOptional(generator);
      double bound = 1;
      for (Parameter parameter : parameters) {
        if (parameter.role() == Parameter.Role.WEIGHT) {
          bound = 1 / Math.sqrt((double) parameter.fanIn());
        }
        fresh.put(parameter, start(parameter, bound, random));
      }
    }
    return fresh;
  }

  private static Tensor start(Parameter parameter, double bound, GeneratorOptional random) {
    Tensor zeros = torch.zeros(shape(parameter));
    return switch (parameter.role()) {
      case WEIGHT, BIAS -> zeros.uniform_(-bound, bound, random);
      case SINGULAR_VECTOR -> {
        Tensor vector = zeros.normal_(0, 1, random);
        yield vector.div(vector.norm());
      }
      case IDENTITY_JACOBIANS ->
          Tensor.create(new float[] {1, 0, 0, 1}, 4).repeat(parameter.count() / 4);
      case SCALE, RUNNING_VARIANCE -> zeros.add_(new org.bytedeco.pytorch.Scalar(1f));
      case ZERO, SHIFT, RUNNING_MEAN -> zeros;
    };
  }

  /**
   * Parameters with given values.
   *
   * @param parameters what the network needs
   * @param values row-major numbers of each
   */
  public static TorchParameters of(
      Collection<Parameter> parameters, java.util.function.Function<Parameter, float[]> values) {
    TorchParameters given = new TorchParameters();
    try (PointerScope scope = new PointerScope()) {
      for (Parameter parameter : parameters) {
        given.put(parameter, Tensor.create(values.apply(parameter), shape(parameter)));
      }
    }
    return given;
  }

  private void put(Parameter parameter, Tensor tensor) {
    tensor.retainReference();
    tensor.requires_grad_(parameter.role().trained());
    declared.put(parameter.name(), parameter);
    tensors.put(parameter.name(), tensor);
  }

  private static long[] shape(Parameter parameter) {
    return parameter.shape().stream().mapToLong(Long::longValue).toArray();
  }

  /** The tensor of that name; borrowed. */
  public Tensor get(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("expected a parameter " + name + ", found none");
    }
    return tensor;
  }

  /** What is here, in order. */
  public Collection<Parameter> declared() {
    return declared.values();
  }

  @Override
  public void close() {
    tensors.values().forEach(Tensor::releaseReference);
    tensors.clear();
  }
}
