package kukla.inference.reenact;

import kukla.inference.face.FaceCrop;
import kukla.inference.face.FaceDetector;
import kukla.inference.face.FaceReading;
import kukla.inference.motion.Keypoints;
import kukla.inference.motion.MotionModel;
import org.jspecify.annotations.Nullable;

/**
 * What a detector reads of the source's face and, frame after frame, of the performer's: for
 * calibration and for the landmarks in the performer's picture. One thread; borrows the detector.
 */
final class ReadFaces {
  private final FaceDetector detector;
  private @Nullable FaceReading last;

  ReadFaces(FaceDetector detector) {
    this.detector = detector;
  }

  /** How many landmarks of the performer there are to show. */
  int landmarks(MotionModel model) {
    return detector.landmarks() > 0 ? detector.landmarks() : model.landmarks();
  }

  /** What can be read of a source's face; null where that is nothing. */
  @Nullable FaceReading of(Source source) {
    int side = source.square().width();
    detector.detectNear(source.square(), new FaceCrop(side / 2.0, side / 2.0, side).face());
    return detector.reading();
  }

  /**
   * What was read of the performer's face in this frame; null where that is nothing.
   *
   * @param mirrored as a mirror shows it
   */
  @Nullable FaceReading now(boolean mirrored) {
    FaceReading read = detector.reading();
    if (read == null) {
      return null;
    }
    last = read;
    return mirrored ? read.mirrored() : read;
  }

  /**
   * Tells where the performer's landmarks are in the camera's picture, as they were read last.
   *
   * @param landmarks filled
   * @return false where the detector reads none
   */
  boolean place(float[] landmarks) {
    if (detector.landmarks() == 0) {
      return false;
    }
    FaceReading read = last;
    if (read != null) {
      int count = Math.min(landmarks.length, read.points().length);
      System.arraycopy(read.points(), 0, landmarks, 0, count);
    }
    return true;
  }

  /**
   * The same by the model's own points, for detectors that read none.
   *
   * @param crop the square that the keypoints are of
   * @param mirrored whether it was mirrored
   * @param landmarks filled
   */
  static void place(Keypoints driving, FaceCrop crop, boolean mirrored, float[] landmarks) {
    double half = crop.side() / 2;
    for (int i = 0; i < Math.min(landmarks.length, driving.values().length); i += 2) {
      double right = mirrored ? -driving.values()[i] : driving.values()[i];
      landmarks[i] = (float) (crop.centreX() + half * right);
      landmarks[i + 1] = (float) (crop.centreY() + half * driving.values()[i + 1]);
    }
  }
}
