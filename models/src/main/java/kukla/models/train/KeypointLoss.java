package kukla.models.train;

import java.util.List;
import kukla.models.data.Batch;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * How far supervised keypoints are from their landmarks: mean absolute difference in [-1, 1] units
 * over those whose landmarks are all known. Owns a matrix; its opener closes it.
 */
final class KeypointLoss implements AutoCloseable {
  private final int count;
  private final Tensor means;

  KeypointLoss(List<SupervisedKeypoint> supervised) {
    count = supervised.size();
    float[] matrix = new float[Math.max(1, count) * Batch.POINTS];
    for (int i = 0; i < count; i++) {
      List<Integer> landmarks = supervised.get(i).landmarks();
      for (int landmark : landmarks) {
        matrix[i * Batch.POINTS + landmark] += 1f / landmarks.size();
      }
    }
    try (PointerScope scope = new PointerScope()) {
      means = Tensor.create(matrix, Math.max(1, count), Batch.POINTS);
      means.retainReference();
    }
  }

  /**
   * @param values keypoints, (B, K, 2); the first ones are supervised
   * @param landmarks (B, 70, 3): x, y, known
   */
  Tensor of(Tensor values, Tensor landmarks) {
    Tensor wanted = wanted(landmarks);
    Tensor known = wanted.narrow(2, 2, 1);
    Tensor away = values.narrow(1, 0, count).sub(wanted.narrow(2, 0, 2)).abs().mul(known);
    Tensor sum = known.sum(new ScalarTypeOptional()).mul(new Scalar(2.0)).add(new Scalar(1e-6));
    return away.sum(new ScalarTypeOptional()).div(sum);
  }

  /**
   * Where supervised keypoints should be: x, y, and 1 where all their landmarks are known, else 0:
   * (B, count, 3).
   *
   * @param landmarks (B, 70, 3): x, y, known
   */
  Tensor wanted(Tensor landmarks) {
    Tensor wanted = means.matmul(landmarks); // the mean of "known" is 1 if all are
    Tensor known = wanted.narrow(2, 2, 1).gt(new Scalar(0.999)).to(landmarks.scalar_type());
    return torch.cat(new TensorVector(wanted.narrow(2, 0, 2), known), 2);
  }

  /** Whether there is anything to supervise. */
  boolean any() {
    return count > 0;
  }

  @Override
  public void close() {
    means.releaseReference();
  }
}
