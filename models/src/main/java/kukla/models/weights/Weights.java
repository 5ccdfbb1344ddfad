package kukla.models.weights;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import kukla.inference.Fault;

/**
 * The tensors of networks, by the reference checkpoint's names.
 *
 * @param origin where they come from, as a sentence about them begins, such as a path
 * @param tensors by name
 */
public record Weights(String origin, Map<String, Tensor> tensors) {

  public Weights {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /** All tensors of a file. */
  public static Weights of(Safetensors file, String origin) {
    return new Weights(origin, file.tensors());
  }

  /** All but those whose name starts with {@code section} and a dot. */
  public Weights without(String section) {
    Map<String, Tensor> left = new LinkedHashMap<>(tensors);
    left.keySet().removeIf(name -> name.startsWith(section + "."));
    return new Weights(origin, left);
  }

  /** Whether there is one of that name. */
  public boolean has(String name) {
    return tensors.containsKey(name);
  }

  /**
   * One tensor.
   *
   * @throws Fault when there is none of that name
   */
  public Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new Fault(
          "reading weights from %s: expected a tensor %s, found none of that name; use the configuration that the weights were trained with"
              .formatted(origin, name));
    }
    return tensor;
  }

  /**
   * One tensor, which must have this shape.
   *
   * @throws Fault when there is none of that name, or it has another shape
   */
  public Tensor tensor(String name, long... shape) {
    Tensor tensor = tensor(name);
    if (!Arrays.equals(tensor.shape(), shape)) {
      throw new Fault(
          "reading weights from %s: expected %s of shape %s, found %s; use the configuration that the weights were trained with"
              .formatted(origin, name, Arrays.toString(shape), Arrays.toString(tensor.shape())));
    }
    return tensor;
  }
}
