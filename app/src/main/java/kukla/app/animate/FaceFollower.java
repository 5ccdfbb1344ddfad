package kukla.app.animate;

import java.io.PrintWriter;
import java.nio.file.Path;
import kukla.inference.face.CropTracker;
import kukla.inference.face.FaceBox;
import kukla.inference.face.FaceCrop;
import kukla.inference.face.FaceDetector;
import kukla.inference.face.TrackedFace;
import kukla.inference.image.Image;

/** Which square of a driving frame the model sees. */
interface FaceFollower {
  /**
   * @param seconds the frame's time in the clip, rising
   */
  TrackedFace follow(Image picture, double seconds);

  /**
   * The square around the face, following it; the detector is borrowed.
   *
   * @param notes takes a line where the clip's first frame has several faces
   */
  static FaceFollower tracking(FaceDetector detector, Path clip, PrintWriter notes) {
    CropTracker tracker = new CropTracker(new ThoroughDetector(detector), detector.every());
    return new FaceFollower() {
      private boolean begun;

      @Override
      public TrackedFace follow(Image picture, double seconds) {
        if (!begun) {
          begun = true;
          tellOfOthers(detector.detect(picture).size(), clip, notes);
        }
        return tracker.follow(picture, seconds);
      }
    };
  }

  private static void tellOfOthers(int faces, Path clip, PrintWriter notes) {
    if (faces > 1) {
      notes.println(clip + ": " + faces + " faces; following the most prominent");
      notes.flush();
    }
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
