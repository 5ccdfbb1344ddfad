package kukla.models.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** The weighted losses of one pass by name, in the order they were added, and their sum. */
final class LossTerms {
  private final Map<String, Tensor> terms = new LinkedHashMap<>();

  /** Adds {@code weight · value}, to what already stands under that name. */
  void add(String name, double weight, Tensor value) {
    if (weight != 0) {
      terms.merge(name, value.mul(new Scalar(weight)), Tensor::add);
    }
  }

  /** The sum of all, a scalar tensor. */
  Tensor sum() {
    return terms.values().stream().reduce(Tensor::add).orElseThrow();
  }

  /** Each as a number. */
  Map<String, Double> numbers() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    terms.forEach((name, tensor) -> numbers.put(name, (double) tensor.item_float()));
    return numbers;
  }
}
