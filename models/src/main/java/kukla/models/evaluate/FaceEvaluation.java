package kukla.models.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kukla.inference.Fault;
import kukla.inference.face.AlignedSquare;
import kukla.inference.face.DetectedFace;
import kukla.inference.face.FaceDetector;
import kukla.inference.face.FaceModel;
import kukla.inference.face.FaceReading;
import kukla.inference.image.Image;
import kukla.media.ClipReader;
import kukla.models.judge.FaceMesh;
import org.jspecify.annotations.Nullable;

/**
 * Follows the face of one clip after the other as a live session does, each square from the last
 * frame's landmarks, and measures how far that is from the judges. One thread; borrows all.
 */
final class FaceEvaluation {
  private final FaceModel model;
  private final FaceDetector found;
  private final FaceDetector judge;
  private final FaceMesh mesh;
  private final int every;
  private final long most;
  private final List<Double> looks = new ArrayList<>();

  /**
   * @param model what is measured
   * @param found finds faces by the same model
   * @param judge finds them independently
   * @param every one frame in so many is measured, 1 for all; all are followed
   * @param most frames of a clip that are looked at
   */
  FaceEvaluation(
      FaceModel model,
      FaceDetector found,
      FaceDetector judge,
      FaceMesh mesh,
      int every,
      long most) {
    this.model = model;
    this.found = found;
    this.judge = judge;
    this.mesh = mesh;
    this.every = every;
    this.most = most;
  }

  /**
   * Measures a clip.
   *
   * @throws Fault when it cannot be read or the judges see no face in it
   */
  FaceFigures evaluate(Path clip) {
    try (ClipReader reader = ClipReader.open(clip)) {
      Image frame = reader.newImage();
      FaceTally tally = new FaceTally();
      FaceReading last = null;
      for (long index = 0; index < most && reader.read(frame); index++) {
        last = follow(frame, last);
        if (index % every != 0) {
          continue;
        }
        List<DetectedFace> seen = judge.detect(frame);
        if (seen.isEmpty()) {
          tally.addWithoutFace();
        } else if (last == null) {
          tally.addMissed();
        } else {
          tally.add(last, mesh.find(frame, seen.get(0).box()).points());
        }
      }
      if (!tally.hasFace()) {
        throw new Fault(
            "evaluating "
                + clip
                + ": expected a face, found none in any frame; leave the clip out");
      }
      return tally.figures(clip.getFileName().toString());
    }
  }

  private @Nullable FaceReading follow(Image frame, @Nullable FaceReading last) {
    if (last != null) {
      AlignedSquare square = last.square();
      long started = System.nanoTime();
      FaceReading read = model.read(frame, square);
      looks.add((System.nanoTime() - started) * 1e-6);
      if (read.isFace()) {
        return read;
      }
    }
    found.detect(frame);
    return found.reading();
  }

  /** Median time of one look, milliseconds. */
  double lookMilliseconds() {
    List<Double> sorted = looks.stream().sorted().toList();
    return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
  }
}
