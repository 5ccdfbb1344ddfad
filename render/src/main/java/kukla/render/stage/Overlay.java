package kukla.render.stage;

/** What can be drawn over the preview. */
public enum Overlay {
  /** Learned keypoints, each with its local affine map as an ellipse. */
  KEYPOINTS,
  /** The box around the performer's face. */
  FACE_BOX,
  /** Anatomical points of the performer's face. */
  LANDMARKS,
  /** Arrows of the dense motion over the moved square. */
  DENSE_MOTION,
  /** What of the source is hidden, in colours over the moved square. */
  OCCLUSION,
  /** What each stage of the last frames took. */
  TIMING
}
