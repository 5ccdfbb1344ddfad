package kukla.inference.card;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a model's weights came about.
 *
 * @param data what it saw, each with its licence
 * @param steps optimiser steps
 * @param seed of the random numbers
 * @param commit of this project, or null where weights were imported
 * @param quality measured figures by name, such as {@code l1} or {@code akd_px}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Training(
    List<Data> data, long steps, long seed, @Nullable String commit, Map<String, Double> quality) {

  /**
   * One body of training data.
   *
   * @param name what it is
   * @param licence under which it may be used
   */
  public record Data(String name, String licence) {
    public Data {
      Required.text("the name of the training data", name);
      Required.text("the licence of " + name, licence);
    }
  }

  public Training {
    data = List.copyOf(Required.present("the training data", data));
    quality = quality == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(quality));
    if (steps < 0) {
      throw new IllegalArgumentException("expected steps of zero or more, found " + steps);
    }
  }
}
