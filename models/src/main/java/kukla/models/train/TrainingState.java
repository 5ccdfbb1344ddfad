package kukla.models.train;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kukla.models.ops.Parameter;
import kukla.models.torch.TorchParameters;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * All numbers that training changes: parameters, Adam's moments and the moving average of the
 * weights. Its opener closes it.
 */
final class TrainingState implements AutoCloseable {
  private final TorchParameters parameters;
  private final List<String> helpers;
  private final Map<String, FlatAdam> optimisers = new LinkedHashMap<>();
  private final Map<String, Tensor> averages = new LinkedHashMap<>();

  /**
   * A fresh state.
   *
   * @param networks prefixes of the parameters that have an optimiser of their own and are exported
   * @param helpers prefixes of those that only help to train the others
   * @param averaged whether a moving average is kept of what is exported
   */
  TrainingState(
      Collection<Parameter> declared,
      Collection<String> networks,
      Collection<String> helpers,
      boolean averaged,
      long seed) {
    parameters = TorchParameters.fresh(declared, seed);
    this.helpers = List.copyOf(helpers);
    GradMode.set_enabled(false);
    try (PointerScope scope = new PointerScope()) {
      for (String network : Stream.concat(networks.stream(), helpers.stream()).toList()) {
        FlatAdam adam = new FlatAdam(parameters, network);
        optimisers.put(network, adam);
        if (averaged && !helpers.contains(network)) {
          Tensor average = adam.values().clone();
          average.retainReference();
          averages.put(network, average);
        }
      }
    } finally {
      GradMode.set_enabled(true);
    }
  }

  TorchParameters parameters() {
    return parameters;
  }

  FlatAdam optimiser(String network) {
    FlatAdam adam = optimisers.get(network);
    if (adam == null) {
      throw new IllegalArgumentException("expected an optimiser of " + network + ", found none");
    }
    return adam;
  }

  /** Lets the averages follow the weights; slower once many steps are done. */
  void average(double decay, long step) {
    double kept = Math.min(decay, (1.0 + step) / (10.0 + step));
    averages.forEach(
        (network, average) ->
            average.mul_(new Scalar(kept)).add_(optimiser(network).values(), new Scalar(1 - kept)));
  }

  /** Sets the averages to the weights, after these were given new values. */
  void startAverages() {
    averages.forEach((network, average) -> average.copy_(optimiser(network).values()));
  }

  /** Every parameter by name; borrowed. */
  Map<String, Tensor> weights() {
    Map<String, Tensor> weights = new LinkedHashMap<>();
    for (Parameter parameter : parameters.declared()) {
      weights.put(parameter.name(), parameters.get(parameter.name()));
    }
    return weights;
  }

  /**
   * Every parameter of the exported networks by name, trained ones averaged; the weights themselves
   * where no average is kept. Views in the caller's scope.
   */
  Map<String, Tensor> averagedWeights() {
    Map<String, Tensor> weights = weights();
    averages.forEach(
        (network, average) -> weights.putAll(optimiser(network).cut(average, parameters)));
    weights
        .keySet()
        .removeIf(name -> helpers.stream().anyMatch(helper -> name.startsWith(helper + ".")));
    return weights;
  }

  /** Adam's moments and the averages by name, each a vector; borrowed. */
  Map<String, Tensor> vectors() {
    Map<String, Tensor> vectors = new LinkedHashMap<>();
    optimisers.forEach(
        (network, adam) -> {
          vectors.put(network + ".first", adam.first());
          vectors.put(network + ".second", adam.second());
        });
    averages.forEach((network, average) -> vectors.put(network + ".average", average));
    return vectors;
  }

  @Override
  public void close() {
    parameters.close();
    optimisers.values().forEach(FlatAdam::close);
    averages.values().forEach(Tensor::releaseReference);
  }
}
