package kukla.inference.reenact;

import kukla.inference.face.FaceBox;
import kukla.inference.face.FaceCrop;
import kukla.inference.motion.Keypoints;

/** What came of a frame. */
public sealed interface Outcome {

  /** What the frame took. */
  Took took();

  /**
   * Nanoseconds of each stage; 0 for one that did not run.
   *
   * @param crop finding and following the face, and cutting its square out
   */
  record Took(long crop, long keypoints, long generator) {
    /** All of it. */
    public long nanos() {
      return crop + keypoints + generator;
    }
  }

  /**
   * The portrait was moved.
   *
   * @param seen the performer's keypoints, over the square that the model saw
   * @param drawn where the source's keypoints went
   * @param crop that square, in pixels of the camera's picture
   * @param box the performer's face, in the same
   */
  record Moved(Keypoints seen, Keypoints drawn, FaceCrop crop, FaceBox box, Took took)
      implements Outcome {}

  /**
   * There is no face to follow; the square holds what {@link MotionSettings.FaceLost} says.
   *
   * @param seconds since one was last seen; infinite where none has been
   * @param placeholder whether the placeholder is to be shown instead of the portrait
   * @param another whether another face is there, which is not followed, or not yet
   */
  record NoFace(double seconds, boolean placeholder, boolean another, Took took)
      implements Outcome {}

  /** The camera's picture itself was asked for. */
  record PassedThrough(Took took) implements Outcome {}
}
