package kukla.inference.reenact;

import kukla.inference.face.FaceReading;
import kukla.inference.motion.KeypointGaps;
import kukla.inference.motion.Keypoints;
import kukla.inference.motion.PoseShape;
import org.jspecify.annotations.Nullable;

/**
 * Which pose of the performer counts as the source's own. By itself it takes the pose that looks
 * most like the source's, going there smoothly; once the performer has asked, the pose at that
 * moment stays. One thread.
 */
public final class Calibration {
  /** A pose is taken by itself when its distance to the source's is so much less than before. */
  private static final double CLEARLY = 0.9;

  /** How long the way to another initial pose takes to get to a third, seconds. */
  private static final double EASE_SECONDS = 0.25;

  private final KeypointGaps gaps;
  private final PoseShape wanted;
  private final @Nullable FaceReading face;
  private @Nullable Keypoints initial;
  private @Nullable Keypoints goal;
  private double distance = Double.POSITIVE_INFINITY;
  private boolean asked;
  private double lastSeconds;

  /**
   * @param source the source's keypoints
   * @param gaps of their model
   * @param face what was read of the source's face, or null
   */
  public Calibration(Keypoints source, KeypointGaps gaps, @Nullable FaceReading face) {
    this.gaps = gaps;
    this.face = face;
    wanted = PoseShape.of(source, gaps);
  }

  /**
   * The same performer before another source: a pose that was asked for stays, one that was found
   * by itself does not.
   *
   * @param source its keypoints, of the same model
   * @param sourceFace what was read of its face, or null
   */
  Calibration with(Keypoints source, @Nullable FaceReading sourceFace) {
    Calibration next = new Calibration(source, gaps, sourceFace);
    if (asked && initial != null) {
      next.take(initial);
      next.lastSeconds = lastSeconds;
    }
    return next;
  }

  /** Whether there is an initial pose. */
  boolean isSet() {
    return initial != null;
  }

  /** Takes this pose, and stays with it. */
  public void take(Keypoints driving) {
    initial = driving;
    goal = driving;
    asked = true;
  }

  /** Somebody else performs: forgets, unless the performer has asked. */
  void anotherPerformer() {
    if (!asked) {
      reset();
    }
  }

  /** Forgets: the next pose is the first one. */
  public void reset() {
    initial = null;
    goal = null;
    distance = Double.POSITIVE_INFINITY;
    asked = false;
  }

  /**
   * How little a pose is like the source's: by how heads are turned and eyes and mouth open where
   * that was read of the source, else by where the keypoints are.
   */
  private double distance(Keypoints driving, @Nullable FaceReading read) {
    if (face == null) {
      return wanted.distance(PoseShape.of(driving, gaps));
    }
    return read == null ? Double.POSITIVE_INFINITY : face.away(read);
  }

  /**
   * The initial keypoints to measure this pose from.
   *
   * @param read what was read of the performer's face, or null
   * @param automatic whether poses more like the source's are taken by themselves
   * @param seconds when the pose was seen, rising
   */
  public Keypoints initial(
      Keypoints driving, @Nullable FaceReading read, boolean automatic, double seconds) {
    Keypoints from = initial;
    Keypoints to = goal;
    if (from == null || to == null) {
      from = driving;
      to = driving;
      distance = distance(driving, read);
    } else if (automatic && !asked) {
      double now = distance(driving, read);
      if (now < CLEARLY * distance) {
        distance = now;
        to = driving;
      }
    }
    double passed = Math.max(0, seconds - lastSeconds);
    lastSeconds = seconds;
    goal = to;
    initial = from.towards(to, 1 - Math.exp(-passed / EASE_SECONDS));
    return initial;
  }
}
