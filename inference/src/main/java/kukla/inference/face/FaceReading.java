package kukla.inference.face;

import java.util.ArrayList;
import java.util.List;
import kukla.inference.geometry.Point;

/**
 * What {@link FaceModel} says of one face.
 *
 * @param points (68, 2): x, y in pixels of the picture, iBUG order
 * @param confidence (68): how likely each point is where it is said to be, 0 to 1
 * @param pose in the camera's axes
 * @param rightEye lid gap over eye width of the person's right eye
 * @param leftEye the same of the left
 * @param mouth lip gap over mouth width
 * @param gazeYaw degrees, in the head, positive to the right of the picture
 * @param gazePitch degrees, positive up
 * @param presence how likely there is a face at all, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // filled once, borrowed by whoever reads
public record FaceReading(
    float[] points,
    float[] confidence,
    HeadPose pose,
    double rightEye,
    double leftEye,
    double mouth,
    double gazeYaw,
    double gazePitch,
    double presence) {
  /** Landmarks of the iBUG mark-up. */
  public static final int POINTS = 68;

  /** Mean confidence from which on it counts as a face. */
  private static final double LEAST_CONFIDENCE = 0.25;

  private static final double LEAST_PRESENCE = 0.5;
  private static final int JAW_END = 17;

  /** Of all points but the jaw's, whose places are a matter of taste. */
  public double meanConfidence() {
    double sum = 0;
    for (int i = JAW_END; i < POINTS; i++) {
      sum += confidence[i];
    }
    return sum / (POINTS - JAW_END);
  }

  /** Whether this is a face. */
  public boolean isFace() {
    return presence >= LEAST_PRESENCE && meanConfidence() >= LEAST_CONFIDENCE;
  }

  /** The square around the points, where to look at the face next. */
  public AlignedSquare square() {
    return AlignedSquare.around(points, 0);
  }

  /** As detectors say it: from forehead to chin, with five points. */
  public DetectedFace face() {
    List<Point> five = new ArrayList<>(5);
    five.add(mean(36, 42));
    five.add(mean(42, 48));
    five.add(mean(30, 31));
    five.add(mean(48, 49));
    five.add(mean(54, 55));
    return new DetectedFace(square().box(), presence * meanConfidence(), five);
  }

  private Point mean(int from, int end) {
    double x = 0;
    double y = 0;
    for (int i = from; i < end; i++) {
      x += points[2 * i];
      y += points[2 * i + 1];
    }
    return new Point(x / (end - from), y / (end - from));
  }

  /** The same numbers as a mirror shows them; the points stay. */
  public FaceReading mirrored() {
    return new FaceReading(
        points,
        confidence,
        pose.mirrored(),
        /* rightEye= */ leftEye,
        /* leftEye= */ rightEye,
        mouth,
        -gazeYaw,
        gazePitch,
        presence);
  }

  /**
   * How differently the heads are turned and eyes and mouth are open: 0 for alike, 1 for a turn of
   * 15 degrees or an eye that is shut.
   */
  public double away(FaceReading other) {
    double turn = pose.away(other.pose) / 15;
    double right = (rightEye - other.rightEye) / 0.25;
    double left = (leftEye - other.leftEye) / 0.25;
    double lips = (mouth - other.mouth) / 0.25;
    return Math.sqrt(turn * turn + right * right + left * left + lips * lips);
  }
}
