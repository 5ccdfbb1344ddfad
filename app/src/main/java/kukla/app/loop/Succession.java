package kukla.app.loop;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which engine takes over from one that broke: another one, then the same again, each of them
 * twice; one that does not load is not asked again. Whoever worked for long has all chances anew.
 */
final class Succession {
  /** How often an engine may break. */
  private static final int CHANCES = 2;

  /** So many portraits, and what was before is forgotten. */
  static final long FORGIVEN = 1_000;

  private final Map<String, Integer> breaks = new LinkedHashMap<>();
  private final Map<String, String> reasons = new LinkedHashMap<>();

  /**
   * @param engines words of those there are, the best first
   */
  Succession(List<String> engines) {
    engines.forEach(engine -> breaks.put(engine, 0));
  }

  /**
   * An engine broke.
   *
   * @param portraits made by it before
   */
  void broke(String engine, String why, long portraits) {
    if (portraits >= FORGIVEN) {
      reset();
    }
    breaks.merge(engine, 1, Integer::sum);
    reasons.put(engine, why);
  }

  /** An engine did not even load. */
  void refused(String engine, String why) {
    breaks.put(engine, CHANCES);
    reasons.put(engine, why);
  }

  /** Forgets. */
  void reset() {
    breaks.replaceAll((engine, count) -> 0);
    reasons.clear();
  }

  /** The engine whose turn it would be if that one broke now; empty where none is left. */
  Optional<String> after(String engine) {
    return breaks.entrySet().stream()
        .filter(each -> !each.getKey().equals(engine) && each.getValue() < CHANCES)
        .min(Comparator.comparingInt(Map.Entry::getValue))
        .map(Map.Entry::getKey);
  }

  /** The engine whose turn it is; empty where none is left. */
  Optional<String> next() {
    return breaks.entrySet().stream()
        .filter(engine -> engine.getValue() < CHANCES)
        .min(Comparator.comparingInt(Map.Entry::getValue))
        .map(Map.Entry::getKey);
  }

  /** What became of those that were tried. */
  String reasons() {
    return reasons.entrySet().stream()
        .map(engine -> engine.getKey() + " with " + engine.getValue())
        .collect(Collectors.joining(", "));
  }
}
