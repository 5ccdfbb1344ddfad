package kukla.models.train;

import java.util.ArrayList;
import java.util.List;
import kukla.inference.card.KeypointRole;
import kukla.inference.motion.KeypointGaps;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * Differences of a few pixels that decide what is seen: between supervised keypoints that lie over
 * each other, lids and lips, which say how far eyes and mouth are open; and of pupils and lids from
 * the middle of their eye's corners, which say where a face looks and that its lids do not go
 * along. An error that all points of a difference share does not count here. Owns a matrix; its
 * opener closes it.
 */
final class Gaps implements AutoCloseable {
  private static final List<String> SIDES = List.of("right", "left");

  private final int points;
  private final int count;
  private final Tensor differences;

  /**
   * @param supervised the keypoints, by their names: lids and lips as {@link KeypointGaps} pairs
   *     them, and for the right and the left eye {@code …_pupil}, {@code …_lid_upper}, {@code
   *     …_lid_lower}, {@code …_eye_inner}, {@code …_eye_outer}
   */
  Gaps(List<SupervisedKeypoint> supervised) {
    List<String> names = supervised.stream().map(SupervisedKeypoint::name).toList();
    points = names.size();
    List<float[]> rows = new ArrayList<>();
    for (KeypointGaps.Pair pair :
        KeypointGaps.of(names.stream().map(KeypointRole::supervised).toList()).pairs()) {
      float[] row = new float[points];
      row[pair.upper()] = 1;
      row[pair.lower()] = -1;
      rows.add(row);
    }
    for (String side : SIDES) {
      List<Integer> corners = places(names, side, List.of("eye_inner", "eye_outer"));
      addDifference(rows, places(names, side, List.of("pupil")), corners);
      addDifference(rows, places(names, side, List.of("lid_upper", "lid_lower")), corners);
    }
    count = rows.size();
    float[] matrix = new float[Math.max(1, count * points)];
    for (int i = 0; i < count; i++) {
      System.arraycopy(rows.get(i), 0, matrix, i * points, points);
    }
    try (PointerScope scope = new PointerScope()) {
      differences = Tensor.create(matrix, Math.max(1, count), Math.max(1, points));
      differences.retainReference();
    }
  }

  /** Places of one eye's points; empty if one of them is missing. */
  private static List<Integer> places(List<String> names, String side, List<String> parts) {
    List<Integer> places =
        parts.stream().map(part -> names.indexOf(side + "_" + part)).filter(i -> i >= 0).toList();
    return places.size() == parts.size() ? places : List.of();
  }

  /** The mean of some points less the mean of others, if there are any of both. */
  private void addDifference(List<float[]> rows, List<Integer> some, List<Integer> others) {
    if (some.isEmpty() || others.isEmpty()) {
      return;
    }
    float[] row = new float[points];
    some.forEach(place -> row[place] = 1f / some.size());
    others.forEach(place -> row[place] = -1f / others.size());
    rows.add(row);
  }

  /** Whether there are any. */
  boolean any() {
    return count > 0;
  }

  /**
   * Mean absolute error of the differences, in [-1, 1] units.
   *
   * @param found keypoints, (B, K, 2), the supervised ones first
   * @param wanted where they should be, (B, at least the supervised ones, 2); takes no gradient
   * @param known 1 where a wanted point counts, else 0: (B, at least the supervised ones, 1)
   */
  Tensor of(Tensor found, Tensor wanted, Tensor known) {
    Tensor away = found.narrow(1, 0, points).sub(wanted.narrow(1, 0, points).detach());
    // all points of a difference must count: the sum of what does is then 2
    Tensor all =
        differences
            .abs()
            .matmul(known.narrow(1, 0, points))
            .gt(new Scalar(1.99))
            .to(found.scalar_type());
    Tensor gaps = differences.matmul(away).abs().mul(all);
    Tensor sum = all.sum(new ScalarTypeOptional()).mul(new Scalar(2.0)).add(new Scalar(1e-6));
    return gaps.sum(new ScalarTypeOptional()).div(sum);
  }

  @Override
  public void close() {
    differences.releaseReference();
  }
}
