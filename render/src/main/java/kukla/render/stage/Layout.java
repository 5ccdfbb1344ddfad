package kukla.render.stage;

/** What the preview shows. */
public enum Layout {
  /** The program picture alone. */
  PORTRAIT,
  /** The camera's picture beside the program picture, or above it where the window is high. */
  SIDE_BY_SIDE,
  /** The source's square over the camera's, so that the performer can sit like the source. */
  OVERLAY,
  /** The camera's picture small in a corner of the program picture. */
  PICTURE_IN_PICTURE
}
