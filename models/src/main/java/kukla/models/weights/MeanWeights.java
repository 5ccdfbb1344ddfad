package kukla.models.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kukla.inference.Fault;

/**
 * The mean of the weights of several checkpoints of one descent, which often does better on what
 * was never seen than each of them: Wortsman et al., <i>Model soups</i>, ICML 2022. Running
 * statistics are averaged as they are.
 */
public final class MeanWeights {
  private MeanWeights() {}

  /**
   * Their mean, in FP32; of tensors of whole numbers the last one's.
   *
   * @param all at least one; one that is there twice counts twice
   * @throws Fault when they are not of one configuration
   */
  public static Weights of(List<Weights> all) {
    Weights last = all.get(all.size() - 1);
    all.forEach(weights -> expectAlike(last, weights));
    Map<String, Tensor> mean = new LinkedHashMap<>();
    for (String name : last.tensors().keySet()) {
      mean.put(name, mean(all.stream().map(weights -> weights.tensor(name)).toList()));
    }
    return new Weights(last.origin(), mean);
  }

  private static Tensor mean(List<Tensor> tensors) {
    Tensor last = tensors.get(tensors.size() - 1);
    if (last.type() != ElementType.F32) {
      return last;
    }
    double[] sum = new double[last.count()];
    for (Tensor tensor : tensors) {
      float[] values = tensor.floats();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += values[i];
      }
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < sum.length; i++) {
      mean[i] = (float) (sum[i] / tensors.size());
    }
    return Tensor.of(mean, last.shape());
  }

  private static void expectAlike(Weights one, Weights other) {
    Set<String> names = new TreeSet<>(one.tensors().keySet());
    names.addAll(other.tensors().keySet());
    for (String name : names) {
      if (!described(one, name).equals(described(other, name))) {
        throw unlike(one, other, name);
      }
    }
  }

  private static Fault unlike(Weights one, Weights other, String name) {
    return new Fault(
        "averaging weights: expected those of one configuration, found %s %s in %s and %s in %s; name checkpoints of one training or of those that went on from it"
            .formatted(
                name, described(one, name), one.origin(), described(other, name), other.origin()));
  }

  /** Type and shape, in words. */
  private static String described(Weights weights, String name) {
    return weights.has(name) ? weights.tensor(name).toString() : "not there";
  }
}
