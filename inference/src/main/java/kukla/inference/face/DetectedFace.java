package kukla.inference.face;

import java.util.List;
import kukla.inference.geometry.Point;

/**
 * A face that a detector found.
 *
 * @param box forehead to chin, pixels of the picture
 * @param score how sure the detector is, 0 … 1; comparable within one detector only
 * @param points centres of the person's right eye (left in the picture) and left eye, tip of the
 *     nose, right and left corner of the mouth; empty where the detector knows none
 */
public record DetectedFace(FaceBox box, double score, List<Point> points) {
  public DetectedFace {
    points = List.copyOf(points);
    if (!points.isEmpty() && points.size() != 5) {
      throw new IllegalArgumentException("expected five points or none, found " + points.size());
    }
  }
}
