package kukla.inference.geometry;

/**
 * A position in a picture: x right, y down, in pixels from its top left corner, so that the centre
 * of the first pixel is (0.5, 0.5).
 */
public record Point(double x, double y) {}
