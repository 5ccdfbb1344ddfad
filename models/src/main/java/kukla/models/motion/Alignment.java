package kukla.models.motion;

/** How coordinates of keypoints meet the pixels of grids that are coarser than the picture. */
public enum Alignment {
  /**
   * As the reference has it: the outermost pixels' <em>centres</em> are at ±1 on every grid, but
   * pictures are sampled with the outermost pixels' <em>sides</em> there. So even a motion of
   * nothing enlarges by n/(n−1), 2 pixels at the edges of a 256×256 picture with a grid of 64×64.
   */
  REFERENCE,

  /**
   * The centres of the outermost pixels of the full picture are at ±1, coarser grids lie over it as
   * their pixels do, and coordinates are converted before they sample: a motion of nothing gives
   * the very same pixels.
   */
  EXACT;

  /** How the deformation samples, in the words of a model's card. */
  public String inWords() {
    return switch (this) {
      case REFERENCE ->
          "bilinear, zero padding, align_corners=false on a grid with corners at -1 and 1";
      case EXACT -> "bilinear, edge padding, align_corners=false; no motion gives the same pixels";
    };
  }

  /**
   * Where the last pixel's centre of a coarse row stands; the first is opposite.
   *
   * @param count pixels in the row
   * @param scale pixels of the row over pixels of the full picture's row
   */
  float reach(long count, double scale) {
    double full = count / scale;
    return switch (this) {
      case REFERENCE -> 1;
      case EXACT -> (float) ((count - 1.0) / count * full / (full - 1));
    };
  }

  /**
   * What coordinates are multiplied by before they sample.
   *
   * @param full pixels in the full picture's row
   */
  float beforeSampling(double full) {
    return switch (this) {
      case REFERENCE -> 1;
      case EXACT -> (float) ((full - 1) / full);
    };
  }
}
