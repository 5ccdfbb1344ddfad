package kukla.models.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kukla.inference.Fault;
import kukla.models.ops.Parameter;
import kukla.models.weights.Tensor;
import kukla.models.weights.Weights;

/**
 * Whether weights are those that a configuration describes: every tensor there, of its shape, and
 * none left over.
 */
final class WeightsFit {
  private static final int NAMED = 3;

  private WeightsFit() {}

  /**
   * @param needed what the networks use
   * @param filters sides of the anti-alias filters that old checkpoints carry along, by name
   * @throws Fault naming what is missing, of another shape, or not used
   */
  static void check(
      Weights weights, Collection<Parameter> needed, Map<String, Integer> filters, String config) {
    List<String> wrong = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (Parameter parameter : needed) {
      known.add(parameter.name());
      Tensor found = weights.tensors().get(parameter.name());
      if (found == null) {
        wrong.add("no " + parameter.name() + " " + parameter.shape());
      } else if (!Arrays.stream(found.shape()).boxed().toList().equals(parameter.shape())) {
        wrong.add(
            "%s %s where %s should be"
                .formatted(parameter.name(), Arrays.toString(found.shape()), parameter.shape()));
      }
    }
    weights
        .tensors()
        .forEach(
            (name, tensor) -> {
              if (!known.contains(name) && !carriedAlong(name, tensor, filters)) {
                wrong.add(name + " " + Arrays.toString(tensor.shape()) + " which it does not have");
              }
            });
    if (!wrong.isEmpty()) {
      String more = wrong.size() > NAMED ? " and " + (wrong.size() - NAMED) + " more" : "";
      throw new Fault(
          "reading the weights of %s: expected the tensors that %s describes, found %s%s; give the YAML that the weights were trained with"
              .formatted(
                  weights.origin(),
                  config,
                  String.join(", ", wrong.subList(0, Math.min(NAMED, wrong.size()))),
                  more));
    }
  }

  private static boolean carriedAlong(String name, Tensor tensor, Map<String, Integer> filters) {
    Integer side = filters.get(name);
    return name.endsWith(".num_batches_tracked")
        || (side != null && tensor.shape().length == 4 && tensor.shape()[2] == side);
  }
}
