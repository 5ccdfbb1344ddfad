package kukla.inference.face;

/** What {@link CropTracker} has to say about one frame. */
public sealed interface TrackedFace {

  /**
   * The face is there.
   *
   * @param crop the smoothed square around it, inside the picture
   * @param box where it was last detected: in this frame or a few before
   */
  record Seen(FaceCrop crop, FaceBox box) implements TrackedFace {}

  /**
   * The face was there before, but the detector does not find it now.
   *
   * @param crop the last square, coming to rest
   * @param seconds since it was last seen
   */
  record Lost(FaceCrop crop, double seconds) implements TrackedFace {}

  /** No face has been found so far. */
  record None() implements TrackedFace {}
}
