package kukla.models.evaluate;

import java.util.function.ToDoubleFunction;

/** What makes a frame one of the worst. */
interface Badness {
  /** The higher, the worse; not a number for a frame that does not count. */
  double of(JudgedFrame judged);

  /** The same for people. */
  String words(double badness);

  /** A frame in which the judges find no face although the driver has one is worse than any. */
  static Badness of(ToDoubleFunction<JudgedFrame> measure, String words) {
    return new Badness() {
      @Override
      public double of(JudgedFrame judged) {
        if (judged.driver().isEmpty()) {
          return Double.NaN;
        }
        return judged.output().isEmpty() ? Double.POSITIVE_INFINITY : measure.applyAsDouble(judged);
      }

      @Override
      public String words(double badness) {
        return Double.isInfinite(badness) ? "no face seen" : words.formatted(badness);
      }
    };
  }

  /** Distance of the mesh points. */
  static Badness akd() {
    return of(
        judged ->
            FigureTally.meanDistance(
                judged.output().orElseThrow().mesh(), judged.driver().orElseThrow().mesh()),
        "AKD %.1f px");
  }
}
