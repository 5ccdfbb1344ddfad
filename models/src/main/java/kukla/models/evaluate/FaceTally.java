package kukla.models.evaluate;

import java.util.ArrayList;
import java.util.List;
import kukla.inference.face.FaceReading;
import kukla.inference.face.HeadPose;
import kukla.inference.face.HeadPoseFit;
import kukla.models.judge.Landmarks;
import kukla.models.judge.MeshPoints;

/** Gathers how far a face model is from the face mesh through one clip. */
final class FaceTally {
  /** Points of the iBUG mark-up of the right, then of the left eye. */
  private static final int[][] EYES = {{36, 42}, {42, 48}};

  private static final int RIGHT_CORNER = 36;
  private static final int LEFT_CORNER = 45;

  private final List<Double> errors = new ArrayList<>();
  private final List<Double> cornerErrors = new ArrayList<>();
  private final List<Double> turns = new ArrayList<>();
  private final List<Double> yaws = new ArrayList<>();
  private final List<Double> pitches = new ArrayList<>();
  private final List<Double> rolls = new ArrayList<>();
  private final List<Double> meshEyes = new ArrayList<>();
  private final List<Double> readEyes = new ArrayList<>();
  private final List<Double> meshMouth = new ArrayList<>();
  private final List<Double> readMouth = new ArrayList<>();
  private final double[] byPoint = new double[FaceReading.POINTS];
  private long frames;
  private long withoutFace;
  private long missed;

  /** The judge sees no face. */
  void addWithoutFace() {
    frames++;
    withoutFace++;
  }

  /** The judge sees one that the model does not. */
  void addMissed() {
    frames++;
    missed++;
  }

  /** Both see a face. */
  void add(FaceReading read, Landmarks mesh) {
    frames++;
    float[] points = MeshPoints.ibug(mesh);
    double between =
        Math.hypot(
            middle(points, EYES[0], 0) - middle(points, EYES[1], 0),
            middle(points, EYES[0], 1) - middle(points, EYES[1], 1));
    double corners = distance(points, RIGHT_CORNER, points, LEFT_CORNER);
    double sum = 0;
    int count = FaceReading.POINTS - MeshPoints.FIRST;
    for (int i = MeshPoints.FIRST; i < FaceReading.POINTS; i++) {
      double away = distance(read.points(), i, points, i);
      byPoint[i] += away / Math.max(1, between);
      sum += away / count;
    }
    errors.add(sum / Math.max(1, between));
    cornerErrors.add(sum / Math.max(1, corners));
    HeadPose pose = HeadPoseFit.of(points, 0);
    turns.add(read.pose().away(pose));
    yaws.add(Math.abs(read.pose().yaw() - pose.yaw()));
    pitches.add(Math.abs(read.pose().pitch() - pose.pitch()));
    rolls.add(Math.abs(Math.IEEEremainder(read.pose().roll() - pose.roll(), 360)));
    meshEyes.add(Openings.eyes(mesh));
    readEyes.add((read.rightEye() + read.leftEye()) / 2);
    meshMouth.add(Openings.mouth(mesh));
    readMouth.add(read.mouth());
  }

  private static double middle(float[] points, int[] range, int axis) {
    double sum = 0;
    for (int i = range[0]; i < range[1]; i++) {
      sum += points[2 * i + axis] / (range[1] - range[0]);
    }
    return sum;
  }

  private static double distance(float[] a, int i, float[] b, int j) {
    return Math.hypot(a[2 * i] - b[2 * j], a[2 * i + 1] - b[2 * j + 1]);
  }

  /** Whether the judge saw a face at all. */
  boolean hasFace() {
    return frames > withoutFace;
  }

  /** What came of it. */
  FaceFigures figures(String clip) {
    double[] points = new double[byPoint.length];
    for (int i = 0; i < points.length; i++) {
      boolean counts = i >= MeshPoints.FIRST && !errors.isEmpty();
      points[i] = counts ? byPoint[i] / errors.size() : Double.NaN;
    }
    return new FaceFigures(
        clip,
        frames,
        withoutFace,
        missed,
        Series.mean(errors),
        Series.mean(cornerErrors),
        Series.mean(turns),
        Series.mean(yaws),
        Series.mean(pitches),
        Series.mean(rolls),
        correlation(readEyes, meshEyes),
        correlation(readMouth, meshMouth),
        points);
  }

  private static double correlation(List<Double> read, List<Double> mesh) {
    boolean counts = !mesh.isEmpty() && Series.deviation(mesh) >= Openings.LEAST_VARIATION;
    return counts ? Series.correlation(read, mesh) : Double.NaN;
  }
}
