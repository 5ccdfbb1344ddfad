package kukla.inference.gpu;

/**
 * Where the mark lies on the canvas, pixels.
 *
 * @param left pixels to the left of it
 * @param top rows above it
 * @param width 0 where there is no mark
 * @param height its rows
 */
public record Plate(int left, int top, int width, int height) {
  /** No mark. */
  public static final Plate NONE = new Plate(0, 0, 0, 0);
}
