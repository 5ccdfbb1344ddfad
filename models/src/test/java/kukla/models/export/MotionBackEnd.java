package kukla.models.export;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A motion model, run whole by one back end; tensors as flat arrays of batch 1. */
interface MotionBackEnd extends AutoCloseable {

  /**
   * Keypoints of a picture.
   *
   * @param values (K, 2)
   * @param jacobians (K, 2, 2), or null
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Points(float[] values, float @Nullable [] jacobians) {}

  /** Finds keypoints in RGB planes. */
  Points keypoints(float[] image);

  /** Source and keypoints to outputs by name: prediction, deformation, occlusion_map. */
  Map<String, float[]> draw(float[] source, Points sourcePoints, Points driving);

  @Override
  void close();
}
