package kukla.render.stage;

/**
 * The small "AI" in a corner of the program picture.
 *
 * @param shown whether it is there
 * @param corner where
 * @param size its height as a share of the picture's shorter side, 0.02 to 0.25
 */
public record Mark(boolean shown, Corner corner, double size) {
  /** On, small, bottom right. */
  public static final Mark DEFAULT = new Mark(true, Corner.BOTTOM_RIGHT, 0.05);

  public Mark {
    if (!(size >= 0.02 && size <= 0.25)) {
      throw new IllegalArgumentException("expected a mark's size from 0.02 to 0.25, found " + size);
    }
  }

  /** The same mark, off. */
  public Mark off() {
    return new Mark(false, corner, size);
  }

  /** Where it lies in a picture. */
  public Fit in(int width, int height) {
    int high = Math.max(10, (int) Math.round(size * Math.min(width, height)));
    int wide = Math.round(high * 1.5f);
    return corner.place(wide, high, Math.max(2, high / 3), new Fit(0, 0, width, height));
  }
}
