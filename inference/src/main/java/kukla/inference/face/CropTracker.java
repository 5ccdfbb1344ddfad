package kukla.inference.face;

import java.util.List;
import java.util.Optional;
import kukla.inference.geometry.OneEuroFilter;
import kukla.inference.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a square around one face of a clip. Detects every few frames, at once when the square's
 * content changes strongly; small movements of the face leave the square where it is, larger ones
 * pull it along smoothly, so that the crop adds no motion of its own. With several faces it starts
 * with the most prominent and stays with the nearest; where that is lost, another is followed once
 * it has stayed, or not at all. One thread; the detector is borrowed.
 */
public final class CropTracker {
  /** How far the face may move before the square follows, as a share of the face's longer side. */
  private static final double LEASH = 0.10;

  /** How far its size may change before the square follows. */
  private static final double SIZE_LEASH = 1.12;

  /** A face further away than so many of its sides is another one. */
  private static final double REACH = 0.8;

  /** So is one larger or smaller by more than this. */
  private static final double SIZE_REACH = 1.8;

  /** How long another face must stay before it is followed, seconds. */
  private static final double PATIENCE = 1.5;

  /** The same after a cut. */
  private static final double PATIENCE_AFTER_CUT = 0.2;

  /** How fast the square may move, in the face's sides a second. */
  private static final double SPEED = 1.5;

  private final FaceDetector detector;
  private final int every;
  private final ChangeSensor faceChange = new ChangeSensor();
  private final ChangeSensor sceneChange = new ChangeSensor();
  // in sides of the face at start, so that speed means the same at every resolution
  private final OneEuroFilter smoothX = new OneEuroFilter(1.0, 1.0, 1.0);
  private final OneEuroFilter smoothY = new OneEuroFilter(1.0, 1.0, 1.0);
  private final OneEuroFilter smoothSide = new OneEuroFilter(0.5, 0.5, 1.0);
  private @Nullable FaceBox seen;
  // another face that may be followed if it stays
  private @Nullable FaceBox other;
  private double otherSince;
  private boolean followsOthers = true;
  private long faces;
  private double patience;
  // centre and side that the face pulls the square to
  private double goalX;
  private double goalY;
  private double goalSide;
  // the same on its way there, at a bounded speed: what the filters see
  private double wayX;
  private double wayY;
  private double waySide;
  private double waySeconds;
  private double unit;
  private FaceCrop crop = new FaceCrop(0, 0, 1);
  private boolean found;
  private double lastSeconds;
  private int sinceDetection;

  /**
   * @param detector borrowed
   * @param every frames from one detection to the next, at least 1
   */
  public CropTracker(FaceDetector detector, int every) {
    if (every < 1) {
      throw new IllegalArgumentException("expected at least 1 frame, found " + every);
    }
    this.detector = detector;
    this.every = every;
  }

  /**
   * Sets how steadily the square's place follows the face; its size follows at half of it.
   *
   * @param cutoff of the One-Euro filter at rest, Hz
   * @param beta how much it rises with speed, Hz per face side a second
   */
  public void smooth(double cutoff, double beta) {
    smoothX.tune(cutoff, beta);
    smoothY.tune(cutoff, beta);
    smoothSide.tune(cutoff / 2, beta / 2);
  }

  /**
   * Sets whether another face is followed while the one that was followed is lost; it is at first.
   */
  public void followOthers(boolean follow) {
    followsOthers = follow;
  }

  /** Lets the face go: the next frame's most prominent one is followed. */
  public void release() {
    seen = null;
    other = null;
    found = false;
  }

  /** How many faces have been followed so far, one after the other. */
  public long faces() {
    return faces;
  }

  /** Whether, in place of the face that is lost, another one is there. */
  public boolean seesAnother() {
    return other != null;
  }

  /**
   * Looks at the next frame.
   *
   * @param seconds its time in the clip, rising
   */
  public TrackedFace follow(Image picture, double seconds) {
    if (seen == null || ++sinceDetection >= every || faceChange.isStrong(picture)) {
      patience = sceneChange.isStrong(picture) ? PATIENCE_AFTER_CUT : patience;
      detect(picture, seconds);
    }
    FaceBox box = seen;
    if (box == null) {
      return new TrackedFace.None();
    }
    approach(seconds);
    double x = smoothX.filter(wayX / unit, seconds) * unit;
    double y = smoothY.filter(wayY / unit, seconds) * unit;
    double side = smoothSide.filter(waySide / unit, seconds) * unit;
    crop =
        FaceCrop.around(FaceBox.centred(x, y, side, side))
            .fittedInto(picture.width(), picture.height());
    if (!found) {
      return new TrackedFace.Lost(crop, seconds - lastSeconds);
    }
    lastSeconds = seconds;
    return new TrackedFace.Seen(crop, box);
  }

  private void detect(Image picture, double seconds) {
    sinceDetection = 0;
    FaceBox last = seen;
    List<DetectedFace> faces =
        last == null || !found ? detector.search(picture) : detector.detectNear(picture, last);
    FaceBox choice =
        last == null
            ? faces.stream().findFirst().map(DetectedFace::box).orElse(null)
            : nearest(faces, last).orElse(null);
    found = choice != null && (last == null || isSame(choice, last) || hasStayed(choice, seconds));
    if (choice != null && found) {
      if (last == null || !isSame(choice, last)) {
        start(choice);
      } else {
        pull(choice);
      }
      seen = choice;
    } else if (choice == null) {
      other = null;
    }
    if (seen != null) {
      faceChange.remember(picture, FaceCrop.around(seen));
      sceneChange.remember(picture, FaceCrop.all(picture.width(), picture.height()));
    }
  }

  /** Whether another face has been about there for long enough to be followed. */
  private boolean hasStayed(FaceBox box, double seconds) {
    if (other == null || !isSame(box, other)) {
      otherSince = seconds;
    }
    other = box;
    return followsOthers && seconds - otherSince >= patience;
  }

  private static boolean isSame(FaceBox box, FaceBox as) {
    double larger = Math.max(box.side() / as.side(), as.side() / box.side());
    return larger <= SIZE_REACH && distance(box, as) <= REACH;
  }

  private static Optional<FaceBox> nearest(List<DetectedFace> faces, FaceBox to) {
    return faces.stream()
        .map(DetectedFace::box)
        .min((a, b) -> Double.compare(distance(a, to), distance(b, to)));
  }

  private static double distance(FaceBox a, FaceBox b) {
    return Math.hypot(a.centreX() - b.centreX(), a.centreY() - b.centreY()) / b.side();
  }

  private void start(FaceBox box) {
    faces++;
    other = null;
    patience = PATIENCE;
    smoothX.reset();
    smoothY.reset();
    smoothSide.reset();
    goalX = box.centreX();
    goalY = box.centreY();
    goalSide = box.side();
    wayX = goalX;
    wayY = goalY;
    waySide = goalSide;
    unit = box.side();
  }

  private void approach(double seconds) {
    double most = SPEED * unit * Math.max(0, seconds - waySeconds);
    waySeconds = seconds;
    wayX = clamp(goalX, wayX - most, wayX + most);
    wayY = clamp(goalY, wayY - most, wayY + most);
    waySide = clamp(goalSide, waySide - most, waySide + most);
  }

  private void pull(FaceBox box) {
    other = null;
    patience = PATIENCE;
    double slack = LEASH * goalSide;
    goalX = clamp(goalX, box.centreX() - slack, box.centreX() + slack);
    goalY = clamp(goalY, box.centreY() - slack, box.centreY() + slack);
    goalSide = clamp(goalSide, box.side() / SIZE_LEASH, box.side() * SIZE_LEASH);
  }

  private static double clamp(double value, double least, double most) {
    return Math.max(least, Math.min(value, most));
  }
}
