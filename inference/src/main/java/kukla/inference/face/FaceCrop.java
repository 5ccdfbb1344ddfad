package kukla.inference.face;

import kukla.inference.geometry.Affine;

/**
 * The upright square around a face that a motion model sees: the head with hair and chin, framed as
 * talking-head clips are. Source and driving picture are framed alike.
 *
 * @param centreX pixels of the picture
 * @param centreY pixels of the picture
 * @param side pixels of the picture
 */
public record FaceCrop(double centreX, double centreY, double side) {
  /** Side of the square over the longer side of the face's box. */
  static final double MARGIN = 1.7;

  /** How far the square's centre lies above the face's, as a share of the box's longer side. */
  static final double LIFT = 0.08;

  /** How much smaller the square may get to stay inside a narrow picture. */
  private static final double LEAST_SHRINK = 0.75;

  /** The square around a face, before it is fitted into a picture. */
  public static FaceCrop around(FaceBox box) {
    return new FaceCrop(box.centreX(), box.centreY() - LIFT * box.side(), MARGIN * box.side());
  }

  /** The face that this is the square around. */
  public FaceBox face() {
    double faceSide = side / MARGIN;
    return FaceBox.centred(centreX, centreY + LIFT * faceSide, faceSide, faceSide);
  }

  /** The largest square in the middle of a picture. */
  public static FaceCrop middle(int width, int height) {
    return new FaceCrop(width / 2.0, height / 2.0, Math.min(width, height));
  }

  /** The smallest square that holds a whole picture. */
  static FaceCrop all(int width, int height) {
    return new FaceCrop(width / 2.0, height / 2.0, Math.max(width, height));
  }

  /**
   * The same square moved into the picture; where the picture is too narrow it first gets smaller,
   * by a quarter at most, and then reaches beyond evenly (a sampler repeats the border there).
   */
  public FaceCrop fittedInto(int width, int height) {
    double fitted = Math.max(LEAST_SHRINK * side, Math.min(side, Math.min(width, height)));
    return new FaceCrop(inside(centreX, fitted, width), inside(centreY, fitted, height), fitted);
  }

  private static double inside(double centre, double side, int length) {
    return side >= length ? length / 2.0 : Math.max(side / 2, Math.min(centre, length - side / 2));
  }

  /** Where the positions of a {@code pixels × pixels} crop lie in the picture. */
  public Affine cropToImage(int pixels) {
    return Affine.ontoRectangle(pixels, pixels, centreX - side / 2, centreY - side / 2, side, side);
  }
}
