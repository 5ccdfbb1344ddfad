package kukla.models.train;

import java.util.List;
import kukla.inference.card.KeypointRole;
import kukla.inference.motion.KeypointGaps;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * The gaps between supervised keypoints that lie over each other: lids and lips. Their lengths say
 * how far eyes and mouth are open, few pixels that decide what is seen; an error that both points
 * of a gap share does not count here. Owns a matrix; its opener closes it.
 */
final class Gaps implements AutoCloseable {
  private final int points;
  private final int count;
  private final Tensor differences;

  /**
   * @param supervised the keypoints, paired by their names as {@link KeypointGaps} says
   */
  Gaps(List<SupervisedKeypoint> supervised) {
    List<KeypointGaps.Pair> pairs =
        KeypointGaps.of(
                supervised.stream().map(point -> KeypointRole.supervised(point.name())).toList())
            .pairs();
    points = supervised.size();
    count = pairs.size();
    float[] matrix = new float[Math.max(1, count * points)];
    for (int i = 0; i < count; i++) {
      matrix[i * points + pairs.get(i).upper()] = 1;
      matrix[i * points + pairs.get(i).lower()] = -1;
    }
    try (PointerScope scope = new PointerScope()) {
      differences = Tensor.create(matrix, Math.max(1, count), Math.max(1, points));
      differences.retainReference();
    }
  }

  /** Whether there are any. */
  boolean any() {
    return count > 0;
  }

  /**
   * Mean absolute difference of the gaps, in [-1, 1] units.
   *
   * @param found keypoints, (B, K, 2), the supervised ones first
   * @param wanted where they should be, (B, at least the supervised ones, 2); takes no gradient
   * @param known 1 where a wanted point counts, else 0: (B, at least the supervised ones, 1)
   */
  Tensor of(Tensor found, Tensor wanted, Tensor known) {
    Tensor away = found.narrow(1, 0, points).sub(wanted.narrow(1, 0, points).detach());
    // both points of a gap must count: the sum of what does is then 2
    Tensor both =
        differences
            .abs()
            .matmul(known.narrow(1, 0, points))
            .gt(new Scalar(1.5))
            .to(found.scalar_type());
    Tensor gaps = differences.matmul(away).abs().mul(both);
    Tensor sum = both.sum(new ScalarTypeOptional()).mul(new Scalar(2.0)).add(new Scalar(1e-6));
    return gaps.sum(new ScalarTypeOptional()).div(sum);
  }

  @Override
  public void close() {
    differences.releaseReference();
  }
}
