package kukla.app.animate;

import kukla.inference.face.CropTracker;
import kukla.inference.face.FaceBox;
import kukla.inference.face.FaceCrop;
import kukla.inference.face.FaceDetector;
import kukla.inference.face.TrackedFace;
import kukla.inference.image.Image;

/** Which square of a driving frame the model sees. */
interface FaceFollower {
  /** Frames from one detection to the next. */
  int DETECTION_EVERY = 3;

  /**
   * @param seconds the frame's time in the clip, rising
   */
  TrackedFace follow(Image picture, double seconds);

  /** The square around the face, following it; the detector is borrowed. */
  static FaceFollower tracking(FaceDetector detector) {
    return new CropTracker(detector, DETECTION_EVERY)::follow;
  }

  /** The middle square, whatever is in it. */
  static FaceFollower middle() {
    return (picture, seconds) -> {
      FaceCrop crop = FaceCrop.middle(picture.width(), picture.height());
      FaceBox box = FaceBox.centred(crop.centreX(), crop.centreY(), crop.side(), crop.side());
      return new TrackedFace.Seen(crop, box);
    };
  }
}
