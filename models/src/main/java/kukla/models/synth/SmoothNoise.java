package kukla.models.synth;

/** A number that wanders smoothly about 0 in time, mostly within ±1. */
final class SmoothNoise {
  private static final int KNOTS = 1024;
  private final float[] knots = new float[KNOTS];
  private final float knotsPerSecond;

  SmoothNoise(Dice dice, float knotsPerSecond) {
    this.knotsPerSecond = knotsPerSecond;
    for (int i = 0; i < KNOTS; i++) {
      knots[i] = dice.range(-1, 1);
    }
  }

  /** Cubic B-spline through chance, at this time; repeats after 1024 knots. */
  float at(double seconds) {
    double s = seconds * knotsPerSecond + 4;
    int i = (int) Math.floor(s);
    float t = (float) (s - i);
    float u = 1 - t;
    float a = u * u * u;
    float b = 3 * t * t * t - 6 * t * t + 4;
    float c = 3 * u * u * u - 6 * u * u + 4;
    float d = t * t * t;
    float sum = a * knot(i - 1) + b * knot(i) + c * knot(i + 1) + d * knot(i + 2);
    return sum / 6 * 1.5f;
  }

  private float knot(int i) {
    return knots[Math.floorMod(i, KNOTS)];
  }
}
