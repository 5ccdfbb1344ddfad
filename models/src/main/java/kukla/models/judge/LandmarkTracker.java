package kukla.models.judge;

import java.util.List;
import java.util.Optional;
import kukla.inference.face.DetectedFace;
import kukla.inference.face.FaceBox;
import kukla.inference.face.FaceDetector;
import kukla.inference.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * Landmarks of one face through a clip: on the box of the last frame's landmarks, and on a
 * detector's where there are none, where they become unsure, and every second or so to notice that
 * they have slipped off. One thread; detector and network are borrowed.
 */
public final class LandmarkTracker {
  /** Frames from one look by the detector to the next. */
  private static final int CHECK_EVERY = 25;

  /** Landmarks count as a face from this mean certainty on. */
  private static final double LEAST_CERTAINTY = 0.5;

  /** The landmarks' box over the detector's: brows instead of the hairline. */
  private static final double BROWS_DOWN = 0.2;

  private final FaceDetector detector;
  private final OpenSeeFace network;
  private @Nullable FaceBox last;
  private int sinceCheck;

  public LandmarkTracker(FaceDetector detector, OpenSeeFace network) {
    this.detector = detector;
    this.network = network;
  }

  /** The landmarks of the next frame, or empty where no face is seen. */
  public Optional<Landmarks> follow(Image picture) {
    FaceBox box = last;
    if (box == null || ++sinceCheck >= CHECK_EVERY) {
      return lookAnew(picture);
    }
    Optional<Landmarks> found = sure(network.find(picture, box));
    return found.isPresent() ? found : lookAnew(picture);
  }

  private Optional<Landmarks> lookAnew(Image picture) {
    sinceCheck = 0;
    FaceBox known = last;
    last = null;
    List<DetectedFace> faces = detector.detect(picture);
    Optional<FaceBox> seen =
        faces.stream()
            .map(face -> lowered(face.box()))
            .min((a, b) -> Double.compare(distance(a, known), distance(b, known)));
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    // the box of the last landmarks frames best, as long as it is still on the face
    if (known != null && known.overlap(seen.get()) > 0.5) {
      return sure(network.find(picture, known));
    }
    FaceBox first = network.find(picture, seen.get()).box();
    FaceBox second = network.find(picture, first).box();
    return sure(network.find(picture, second));
  }

  private static double distance(FaceBox box, @Nullable FaceBox to) {
    return to == null ? 0 : Math.hypot(box.centreX() - to.centreX(), box.centreY() - to.centreY());
  }

  private static FaceBox lowered(FaceBox box) {
    double cut = BROWS_DOWN * box.height();
    return new FaceBox(box.left(), box.top() + cut, box.width(), box.height() - cut);
  }

  private Optional<Landmarks> sure(Landmarks landmarks) {
    if (landmarks.meanCertainty() < LEAST_CERTAINTY) {
      return Optional.empty();
    }
    last = landmarks.box();
    return Optional.of(landmarks);
  }
}
