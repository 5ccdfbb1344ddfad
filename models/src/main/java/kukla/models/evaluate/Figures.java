package kukla.models.evaluate;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of one clip, or their means.
 *
 * @param values by figure; a figure that was not measured is absent
 */
record Figures(Map<Figure, Double> values) {
  Figures {
    EnumMap<Figure, Double> measured = new EnumMap<>(Figure.class);
    values.forEach(
        (figure, value) -> {
          if (Double.isFinite(value)) {
            measured.put(figure, value);
          }
        });
    values = Collections.unmodifiableMap(measured);
  }

  /** Unweighted means over the clips in which a figure was measured. */
  static Figures mean(List<Figures> clips) {
    EnumMap<Figure, Double> means = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.values()) {
      means.put(
          figure,
          Series.mean(
              clips.stream()
                  .map(Figures::values)
                  .filter(values -> values.containsKey(figure))
                  .map(values -> values.getOrDefault(figure, Double.NaN))
                  .toList()));
    }
    return new Figures(means);
  }

  /** Not a number where it was not measured. */
  double get(Figure figure) {
    return values.getOrDefault(figure, Double.NaN);
  }

  /** One minus the ratio: by how much the output is better than the first frame unmoved. */
  double below(Figure figure, Figure unmoved) {
    return 1 - get(figure) / get(unmoved);
  }
}
