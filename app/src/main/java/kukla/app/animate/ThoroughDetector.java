package kukla.app.animate;

import java.util.List;
import kukla.inference.face.DetectedFace;
import kukla.inference.face.FaceBox;
import kukla.inference.face.FaceDetector;
import kukla.inference.face.FaceReading;
import kukla.inference.image.Image;
import org.jspecify.annotations.Nullable;

/** A borrowed detector that searches every picture whole: nobody waits for a single frame here. */
record ThoroughDetector(FaceDetector detector) implements FaceDetector {
  @Override
  public List<DetectedFace> detect(Image picture) {
    return detector.detect(picture);
  }

  @Override
  public List<DetectedFace> detectNear(Image picture, FaceBox expected) {
    return detector.detectNear(picture, expected);
  }

  @Override
  public int every() {
    return detector.every();
  }

  @Override
  public int landmarks() {
    return detector.landmarks();
  }

  @Override
  public @Nullable FaceReading reading() {
    return detector.reading();
  }

  @Override
  public void close() {}
}
