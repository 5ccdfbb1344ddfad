package kukla.render.stage;

/**
 * How the preview looks.
 *
 * @param layout what it shows
 * @param opacity of the source in {@link Layout#OVERLAY}, 0 to 1
 * @param mirrorCamera whether the camera's picture is shown as in a mirror
 * @param inset corner of the camera's picture in {@link Layout#PICTURE_IN_PICTURE}
 */
public record Preview(Layout layout, double opacity, boolean mirrorCamera, Corner inset) {
  /** The program picture alone. */
  public static final Preview DEFAULT = new Preview(Layout.PORTRAIT, 0.5, true, Corner.BOTTOM_LEFT);

  public Preview {
    if (!(opacity >= 0 && opacity <= 1)) {
      throw new IllegalArgumentException("expected an opacity from 0 to 1, found " + opacity);
    }
  }

  /** The same with another layout. */
  public Preview with(Layout other) {
    return new Preview(other, opacity, mirrorCamera, inset);
  }
}
