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
 * with the most prominent and stays with the nearest. One thread; the detector is borrowed.
 */
public final class CropTracker {
  /** How far the face may move before the square follows, as a share of the face's longer side. */
  private static final double LEASH = 0.10;

  /** How far its size may change before the square follows. */
  private static final double SIZE_LEASH = 1.12;

  /** A face further away than so many of its sides is another one, until some time has passed. */
  private static final double REACH = 0.8;

  private final FaceDetector detector;
  private final int every;
  private final ChangeSensor change = new ChangeSensor();
  // in sides of the face at start, so that speed means the same at every resolution
  private final OneEuroFilter smoothX = new OneEuroFilter(1.0, 1.5, 1.0);
  private final OneEuroFilter smoothY = new OneEuroFilter(1.0, 1.5, 1.0);
  private final OneEuroFilter smoothSide = new OneEuroFilter(0.5, 0.5, 1.0);
  private @Nullable FaceBox seen;
  // centre and side the square is pulled to
  private double goalX;
  private double goalY;
  private double goalSide;
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
   * Looks at the next frame.
   *
   * @param seconds its time in the clip, rising
   */
  public TrackedFace follow(Image picture, double seconds) {
    if (seen == null || !found || ++sinceDetection >= every || change.isStrong(picture)) {
      detect(picture, seconds);
    }
    FaceBox box = seen;
    if (box == null) {
      return new TrackedFace.None();
    }
    if (!found) {
      return new TrackedFace.Lost(crop, seconds - lastSeconds);
    }
    lastSeconds = seconds;
    double x = smoothX.filter(goalX / unit, seconds) * unit;
    double y = smoothY.filter(goalY / unit, seconds) * unit;
    double side = smoothSide.filter(goalSide / unit, seconds) * unit;
    crop =
        FaceCrop.around(FaceBox.centred(x, y, side, side))
            .fittedInto(picture.width(), picture.height());
    return new TrackedFace.Seen(crop, box);
  }

  private void detect(Image picture, double seconds) {
    sinceDetection = 0;
    FaceBox last = seen;
    List<DetectedFace> faces =
        last == null || !found ? detector.detect(picture) : detector.detectNear(picture, last);
    Optional<FaceBox> choice =
        last == null ? faces.stream().findFirst().map(DetectedFace::box) : nearest(faces, last);
    boolean known =
        last != null
            && choice.isPresent()
            && distance(choice.get(), last) <= REACH + 2 * (seconds - lastSeconds);
    found = choice.isPresent() && (last == null || known);
    if (!found) {
      return;
    }
    FaceBox box = choice.get();
    if (last == null || distance(box, last) > REACH) {
      start(box);
    } else {
      pull(box);
    }
    seen = box;
    change.remember(picture, FaceCrop.around(box));
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
    smoothX.reset();
    smoothY.reset();
    smoothSide.reset();
    goalX = box.centreX();
    goalY = box.centreY();
    goalSide = box.side();
    unit = box.side();
  }

  private void pull(FaceBox box) {
    double slack = LEASH * goalSide;
    goalX = clamp(goalX, box.centreX() - slack, box.centreX() + slack);
    goalY = clamp(goalY, box.centreY() - slack, box.centreY() + slack);
    goalSide = clamp(goalSide, box.side() / SIZE_LEASH, box.side() * SIZE_LEASH);
  }

  private static double clamp(double value, double least, double most) {
    return Math.max(least, Math.min(value, most));
  }
}
