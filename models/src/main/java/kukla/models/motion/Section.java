package kukla.models.motion;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kukla.inference.Fault;
import org.jspecify.annotations.Nullable;

/** One mapping of a YAML document, read key by key; what nobody asked for is a fault. */
public final class Section {
  private final String origin;
  private final String path;
  private final Map<?, ?> values;
  private final Set<String> asked = new HashSet<>();

  /**
   * @param origin the file's name, for messages
   * @param path where this mapping stands in it, empty for the top
   * @param values the mapping
   */
  public Section(String origin, String path, Map<?, ?> values) {
    this.origin = origin;
    this.path = path;
    this.values = values;
  }

  /** The mapping under {@code key}. */
  public Section section(String key) {
    if (take(key) instanceof Map<?, ?> map) {
      return new Section(origin, at(key), map);
    }
    throw wrong(key, "a mapping");
  }

  /** The mapping under {@code key}, empty where it is absent. */
  public Section optional(String key) {
    return values.get(key) == null ? new Section(origin, at(key), Map.of()) : section(key);
  }

  /** Whether the key is there. */
  public boolean has(String key) {
    return values.get(key) != null;
  }

  public int integer(String key) {
    if (take(key) instanceof Integer i) {
      return i;
    }
    throw wrong(key, "a whole number");
  }

  public int integer(String key, int absent) {
    return values.get(key) == null ? absent : integer(key);
  }

  public double number(String key) {
    if (take(key) instanceof Number n) {
      return n.doubleValue();
    }
    throw wrong(key, "a number");
  }

  public double number(String key, double absent) {
    return values.get(key) == null ? absent : number(key);
  }

  public boolean flag(String key, boolean absent) {
    Object value = take(key);
    if (value == null) {
      return absent;
    }
    if (value instanceof Boolean b) {
      return b;
    }
    throw wrong(key, "true or false");
  }

  /** A word out of {@code choices}, the first one where the key is absent. */
  public String choice(String key, String... choices) {
    Object value = take(key);
    if (value == null) {
      return choices[0];
    }
    if (value instanceof String s && List.of(choices).contains(s)) {
      return s;
    }
    throw wrong(key, "one of " + String.join(", ", choices));
  }

  /** The list under {@code key}, each element as written. */
  public List<String> texts(String key, List<String> absent) {
    Object value = take(key);
    if (value == null) {
      return absent;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    throw wrong(key, "a list");
  }

  /** The numbers under {@code key}. */
  public List<Double> numbers(String key, List<Double> absent) {
    Object value = take(key);
    if (value == null) {
      return absent;
    }
    if (value instanceof List<?> list && list.stream().allMatch(Number.class::isInstance)) {
      return list.stream().map(n -> ((Number) n).doubleValue()).toList();
    }
    throw wrong(key, "a list of numbers");
  }

  /** The value under {@code key} as parsed, null where it is absent; counts as asked for. */
  public @Nullable Object take(String key) {
    asked.add(key);
    return values.get(key);
  }

  /**
   * @throws Fault when a key was never asked for
   */
  public void nothingElse() {
    Set<String> left = new TreeSet<>();
    for (Object key : values.keySet()) {
      if (!asked.contains(String.valueOf(key))) {
        left.add(at(String.valueOf(key)));
      }
    }
    if (!left.isEmpty()) {
      throw new Fault(
          "reading the configuration "
              + origin
              + ": expected only keys that are known, found "
              + String.join(", ", left)
              + "; remove or correct them");
    }
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** The fault of a value that cannot be. */
  Fault wrong(String key, String expected) {
    Object found = values.get(key);
    return new Fault(
        "reading the configuration "
            + origin
            + ": expected "
            + expected
            + " at "
            + at(key)
            + ", found "
            + (found == null ? "nothing" : found)
            + "; correct the file");
  }
}
