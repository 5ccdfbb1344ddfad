package kukla.models.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.GradMode;

/**
 * Adam steps along gradients that were just found. Borrows the state.
 *
 * @param schedule how the rates change
 * @param clipGradient largest norm of all gradients of a network; 0 for no bound
 */
record Descent(TrainingState state, Schedule schedule, double clipGradient) {

  /**
   * One step of a network unless something is not finite; its gradients are forgotten.
   *
   * @param rate before the schedule
   * @param step counted from 0
   * @param finite whether all was finite so far
   * @param numbers takes the gradient's length as {@code gradient_…}
   * @return whether all still is
   */
  boolean step(
      String network, double rate, long step, boolean finite, Map<String, Double> numbers) {
    FlatAdam adam = state.optimiser(network);
    GradMode.set_enabled(false);
    try {
      double norm = adam.gradientNorm();
      numbers.put("gradient_" + network, norm);
      boolean still = finite && Double.isFinite(norm);
      if (still) {
        if (clipGradient > 0 && norm > clipGradient) {
          adam.scaleGradient(clipGradient / norm);
        }
        adam.step(step + 1, rate * schedule.factor(step));
      }
      adam.clear();
      return still;
    } finally {
      GradMode.set_enabled(true);
    }
  }

  /**
   * Everything that follows from the losses of a state with one network: gradients, a step, the
   * averages.
   *
   * @param rate before the schedule
   * @param averageDecay of the averages; 0 for none
   * @param step counted from 0
   * @return the losses, their sum, and the gradient's length, for the log
   */
  Map<String, Double> follow(
      LossTerms terms, String network, double rate, double averageDecay, long step) {
    terms.sum().backward();
    Map<String, Double> each = terms.numbers();
    double loss = each.values().stream().mapToDouble(Double::doubleValue).sum();
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("loss", loss);
    numbers.putAll(each);
    if (step(network, rate, step, Double.isFinite(loss), numbers)) {
      average(averageDecay, step);
    }
    return numbers;
  }

  /** Lets the averages follow. */
  void average(double decay, long step) {
    if (decay > 0) {
      GradMode.set_enabled(false);
      try {
        state.average(decay, step);
      } finally {
        GradMode.set_enabled(true);
      }
    }
  }
}
