package kukla.inference.face;

import java.util.List;
import kukla.inference.image.Image;

/** Finds nothing: what stands behind a {@link LandmarkDetector} that is to find faces alone. */
public final class NoDetector implements FaceDetector {
  @Override
  public List<DetectedFace> detect(Image picture) {
    return List.of();
  }

  @Override
  public List<DetectedFace> detectNear(Image picture, FaceBox expected) {
    return List.of();
  }

  @Override
  public void close() {}
}
