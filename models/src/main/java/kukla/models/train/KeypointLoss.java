package kukla.models.train;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final List<String> names;
  private final int count;
  private final Tensor means;

  KeypointLoss(List<SupervisedKeypoint> supervised) {
    names = supervised.stream().map(SupervisedKeypoint::name).toList();
    count = names.size();
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

  /**
   * How far each supervised keypoint is from its landmarks, mean over the pictures that show it, in
   * pixels: one that never learned, since its heat lies elsewhere, is seen here and in no sum.
   * Points that no picture shows are left out.
   *
   * @param side pixels of a picture
   */
  Map<String, Double> away(Tensor values, Tensor landmarks, int side) {
    Tensor wanted = wanted(landmarks);
    Tensor known = wanted.narrow(2, 2, 1);
    Tensor squares = values.detach().narrow(1, 0, count).sub(wanted.narrow(2, 0, 2)).square();
    Tensor away = squares.sum(2).sqrt().mul(known.squeeze(2)).sum(0);
    Tensor seen = known.squeeze(2).sum(0);
    FloatBuffer distances = away.contiguous().createBuffer();
    FloatBuffer pictures = seen.contiguous().createBuffer();
    Map<String, Double> pixels = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      if (pictures.get(i) > 0) {
        pixels.put(names.get(i), distances.get(i) / pictures.get(i) * (side - 1) / 2.0);
      }
    }
    return pixels;
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
