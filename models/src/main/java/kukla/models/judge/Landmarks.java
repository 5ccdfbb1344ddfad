package kukla.models.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kukla.inference.face.FaceBox;
import kukla.inference.geometry.Affine;
import kukla.inference.geometry.Point;

/**
 * Anatomical points of one face.
 *
 * @param points (N, 2): x right, y down, pixels from the top left corner
 * @param certainty (N): how sure each is, 0 … 1
 */
@SuppressWarnings("ArrayRecordComponent") // filled once, borrowed by whoever reads
public record Landmarks(float[] points, float[] certainty) {
  public Landmarks {
    if (points.length != 2 * certainty.length) {
      throw new IllegalArgumentException(
          "expected two numbers a point, found " + points.length + " for " + certainty.length);
    }
  }

  public int count() {
    return certainty.length;
  }

  public float x(int point) {
    return points[2 * point];
  }

  public float y(int point) {
    return points[2 * point + 1];
  }

  public double distance(int one, int other) {
    return Math.hypot(x(one) - x(other), y(one) - y(other));
  }

  /** The smallest box around all points. */
  public FaceBox box() {
    List<Point> all = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      all.add(new Point(x(i), y(i)));
    }
    return FaceBox.around(all);
  }

  public double meanCertainty() {
    double sum = 0;
    for (float sure : certainty) {
      sum += sure / count();
    }
    return sum;
  }

  /** The same points seen through a map. */
  public Landmarks through(Affine map) {
    float[] moved = new float[points.length];
    for (int i = 0; i < count(); i++) {
      moved[2 * i] = (float) map.x(x(i), y(i));
      moved[2 * i + 1] = (float) map.y(x(i), y(i));
    }
    return new Landmarks(moved, Arrays.copyOf(certainty, certainty.length));
  }
}
