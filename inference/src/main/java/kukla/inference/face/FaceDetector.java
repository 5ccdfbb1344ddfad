package kukla.inference.face;

import java.util.List;
import kukla.inference.image.Image;

/** Finds the faces of a picture. One thread at a time; its opener closes it. */
public interface FaceDetector extends AutoCloseable {

  /**
   * All faces, the most prominent (large and sure) first; none is an empty list, never an
   * exception, whatever the size of the picture.
   *
   * @param picture RGB or BGR, any size
   */
  List<DetectedFace> detect(Image picture);

  /**
   * The same where a face of about that size is expected about there: quicker where the detector
   * can use the hint, and free to leave out every other face.
   */
  List<DetectedFace> detectNear(Image picture, FaceBox expected);

  @Override
  void close();
}
