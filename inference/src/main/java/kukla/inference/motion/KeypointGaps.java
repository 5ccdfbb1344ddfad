package kukla.inference.motion;

import java.util.ArrayList;
import java.util.List;
import kukla.inference.card.KeypointRole;

/**
 * The keypoints that lie over each other and part when eyes and mouth open, as a model's card names
 * them: {@code …upper…} and {@code …lower…}.
 *
 * @param pairs index of the upper one, then of the lower one
 */
public record KeypointGaps(List<Pair> pairs) {
  /**
   * Two keypoints.
   *
   * @param upper its place among the model's keypoints
   * @param lower its place among the model's keypoints
   */
  public record Pair(int upper, int lower) {}

  /** Of a model that does not say what its keypoints are. */
  public static final KeypointGaps NONE = new KeypointGaps(List.of());

  private static final String UPPER = "upper";
  private static final String LOWER = "lower";

  public KeypointGaps {
    pairs = List.copyOf(pairs);
  }

  /** Of a card's keypoints. */
  public static KeypointGaps of(List<KeypointRole> roles) {
    List<String> names =
        roles.stream().map(role -> role.name() == null ? "" : role.name()).toList();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int lower = names.indexOf(names.get(i).replace(UPPER, LOWER));
      if (names.get(i).contains(UPPER) && lower >= 0) {
        pairs.add(new Pair(i, lower));
      }
    }
    return new KeypointGaps(pairs);
  }
}
