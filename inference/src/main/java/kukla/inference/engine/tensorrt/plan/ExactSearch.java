package kukla.inference.engine.tensorrt.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds by measurement which layers must be FP32. What becomes a coordinate is so anyhow; where
 * that is not enough, each group of other layers is tried alone, the best are joined until the
 * error is small enough, and those that turn out to be superfluous are let go. Errors that are no
 * numbers (FP16 overflows) count as the worst.
 */
public final class ExactSearch {
  /** Builds with a precision and measures. */
  public interface Trial {
    /**
     * How far the result is from that of FP32.
     *
     * @throws kukla.inference.Fault when it cannot be built
     */
    double error(Precision precision);
  }

  /**
   * One measurement.
   *
   * @param what was FP32
   * @param error its error
   */
  public record Step(String what, double error) {}

  /**
   * What was found.
   *
   * @param precision of the layers
   * @param error with it
   * @param enough whether that is within the bound
   * @param steps all measurements, in order
   */
  public record Found(Precision precision, double error, boolean enough, List<Step> steps) {
    public Found {
      steps = List.copyOf(steps);
    }
  }

  private final Trial trial;
  private final double bound;
  private final List<Step> steps = new ArrayList<>();

  private ExactSearch(Trial trial, double bound) {
    this.trial = trial;
    this.bound = bound;
  }

  /**
   * Searches; each measurement costs a build.
   *
   * @param groups that may be FP32 beside what always is
   * @param bound of the error
   */
  public static Found find(List<LayerGroup> groups, double bound, Trial trial) {
    return new ExactSearch(trial, bound).find(groups);
  }

  private Found find(List<LayerGroup> groups) {
    measure("nothing", Precision.ofBare());
    double ruled = measure("coordinates", Precision.ofHalf());
    if (ruled <= bound) {
      return new Found(Precision.ofHalf(), ruled, true, steps);
    }
    Map<LayerGroup, Double> alone = new HashMap<>();
    for (LayerGroup group : groups) {
      alone.put(group, measure(Set.of(group)));
    }
    List<LayerGroup> best =
        groups.stream()
            .sorted(Comparator.comparing(group -> alone.getOrDefault(group, ruled)))
            .toList();
    Set<LayerGroup> chosen = new HashSet<>();
    double error = ruled;
    Set<LayerGroup> leastChosen = Set.of();
    double least = ruled;
    for (LayerGroup group : best) {
      chosen.add(group);
      error = chosen.size() == 1 ? alone.getOrDefault(group, ruled) : measure(chosen);
      if (error < least) {
        least = error;
        leastChosen = Set.copyOf(chosen);
      }
      if (error <= bound) {
        return withoutSuperfluous(best, chosen, error);
      }
    }
    return new Found(precision(leastChosen), least, false, steps);
  }

  /** Those that helped least go first; without the last one it was not enough. */
  private Found withoutSuperfluous(List<LayerGroup> best, Set<LayerGroup> chosen, double error) {
    Set<LayerGroup> needed = new HashSet<>(chosen);
    double now = error;
    for (int i = chosen.size() - 2; i >= 0 && needed.size() > 1; i--) {
      Set<LayerGroup> without = new HashSet<>(needed);
      without.remove(best.get(i));
      double left = without.size() == 1 ? Double.NaN : measure(without);
      if (left <= bound) { // a single group was measured: it was not enough
        needed = without;
        now = left;
      }
    }
    return new Found(precision(needed), now, true, steps);
  }

  private double measure(Set<LayerGroup> groups) {
    String names = String.join(", ", groups.stream().map(LayerGroup::name).sorted().toList());
    return measure("coordinates, " + names, precision(groups));
  }

  private double measure(String what, Precision precision) {
    double error = trial.error(precision);
    double counted = Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    steps.add(new Step(what, counted));
    return counted;
  }

  private static Precision precision(Set<LayerGroup> groups) {
    Set<String> values = new HashSet<>();
    groups.forEach(group -> values.addAll(group.values()));
    return Precision.ofHalf(values);
  }
}
