package kukla.models.train;

import java.util.List;

/**
 * How the learning rates change over the steps, as a factor.
 *
 * @param kind the shape
 * @param steps steps in all
 * @param warmup steps over which the factor rises from 0 at the start
 * @param milestones steps from which on the factor is a tenth, {@link Kind#MILESTONES} only
 * @param last factor at the end, {@link Kind#COSINE} only
 */
public record Schedule(Kind kind, long steps, long warmup, List<Long> milestones, double last) {

  /** The shape after the warm-up. */
  public enum Kind {
    /** A tenth at each milestone. */
    MILESTONES,
    /** Half a cosine from 1 to the last factor. */
    COSINE
  }

  /** The factor for a step, counted from 0. */
  public double factor(long step) {
    double rise = step < warmup ? (step + 1.0) / warmup : 1;
    return rise
        * switch (kind) {
          case MILESTONES ->
              Math.pow(
                  0.1, (double) milestones.stream().filter(milestone -> step >= milestone).count());
          case COSINE -> {
            double done = Math.min(1, (double) step / steps);
            yield last + (1 - last) * 0.5 * (1 + Math.cos(Math.PI * done));
          }
        };
  }
}
