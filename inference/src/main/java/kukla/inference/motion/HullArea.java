package kukla.inference.motion;

import java.util.Arrays;

/** The area of the convex hull of points, by Andrew's monotone chain. */
final class HullArea {
  private HullArea() {}

  /**
   * @param values (K, 2), x then y
   */
  static double of(float[] values) {
    int count = values.length / 2;
    Integer[] order = new Integer[count];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        (a, b) -> {
          int byX = Float.compare(values[2 * a], values[2 * b]);
          return byX != 0 ? byX : Float.compare(values[2 * a + 1], values[2 * b + 1]);
        });
    // twice the area: the lower chain from left to right, the upper one back
    return (chain(values, order, 1) - chain(values, order, -1)) / 2;
  }

  /** Sum of cross products along the lower chain (sign 1) or the upper one (sign -1). */
  private static double chain(float[] values, Integer[] order, int sign) {
    int[] hull = new int[order.length];
    int size = 0;
    for (int point : order) {
      while (size >= 2 && sign * turn(values, hull[size - 2], hull[size - 1], point) <= 0) {
        size--;
      }
      hull[size++] = point;
    }
    double sum = 0;
    for (int i = 1; i < size; i++) {
      int a = 2 * hull[i - 1];
      int b = 2 * hull[i];
      sum += (double) values[a] * values[b + 1] - (double) values[b] * values[a + 1];
    }
    return sum;
  }

  /** Positive where a → b → c turns from x towards y. */
  private static double turn(float[] values, int a, int b, int c) {
    double ux = values[2 * b] - (double) values[2 * a];
    double uy = values[2 * b + 1] - (double) values[2 * a + 1];
    double vx = values[2 * c] - (double) values[2 * a];
    double vy = values[2 * c + 1] - (double) values[2 * a + 1];
    return ux * vy - uy * vx;
  }
}
