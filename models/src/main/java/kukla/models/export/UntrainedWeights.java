package kukla.models.export;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import kukla.models.ops.Parameter;
import kukla.models.weights.Tensor;
import kukla.models.weights.Weights;

/** Weights as layers start with them: whatever they make costs what trained ones cost. */
final class UntrainedWeights {
  private UntrainedWeights() {}

  /**
   * @param parameters what the networks need, in order
   * @param seed equal seeds give equal weights
   */
  static Weights of(Collection<Parameter> parameters, long seed, String origin) {
    Random random = new Random(seed);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    float bound = 1;
    for (Parameter parameter : parameters) {
      if (parameter.role() == Parameter.Role.WEIGHT) {
        bound = (float) (1 / Math.sqrt((double) parameter.fanIn()));
      }
      float[] values = new float[Math.toIntExact(parameter.count())];
      fill(values, parameter.role(), bound, random);
      long[] shape = parameter.shape().stream().mapToLong(Long::longValue).toArray();
      tensors.put(parameter.name(), Tensor.of(values, shape));
    }
    return new Weights(origin, tensors);
  }

  private static void fill(float[] values, Parameter.Role role, float bound, Random random) {
    switch (role) {
      case WEIGHT, BIAS, SINGULAR_VECTOR -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = bound * (2 * random.nextFloat() - 1);
        }
      }
      case IDENTITY_JACOBIANS -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = i % 4 == 0 || i % 4 == 3 ? 1 : 0;
        }
      }
      case SCALE, RUNNING_VARIANCE -> Arrays.fill(values, 1);
      case ZERO, SHIFT, RUNNING_MEAN -> Arrays.fill(values, 0);
    }
  }
}
