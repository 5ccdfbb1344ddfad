package kukla.inference.face;

import java.util.List;
import kukla.inference.image.Image;
import org.jspecify.annotations.Nullable;

/** Finds the faces of a picture. One thread at a time; its opener closes it. */
public interface FaceDetector extends AutoCloseable {

  /**
   * All faces, the most prominent (large and sure) first; none is an empty list, never an
   * exception, whatever the size of the picture. A thread that is interrupted may find none.
   *
   * @param picture RGB or BGR, any size
   */
  List<DetectedFace> detect(Image picture);

  /**
   * The same where a face of about that size is expected about there: quicker where the detector
   * can use the hint, and free to leave out every other face.
   */
  List<DetectedFace> detectNear(Image picture, FaceBox expected);

  /**
   * A look for faces in a picture that is one of many, such as a camera's: what takes long may be
   * done in parts, one a call, so that a face is found after a few of them.
   */
  default List<DetectedFace> search(Image picture) {
    return detect(picture);
  }

  /** Every so many frames it looks, by what a look costs. */
  default int every() {
    return 3;
  }

  /** How many landmarks {@link #reading} has; 0 where it reads none. */
  default int landmarks() {
    return 0;
  }

  /**
   * What was read of the face that the last look found first; null where it found or reads none.
   */
  default @Nullable FaceReading reading() {
    return null;
  }

  @Override
  void close();
}
