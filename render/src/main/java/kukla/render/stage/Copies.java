package kukla.render.stage;

/** Borrowed numbers kept in an array that only ever grows. */
final class Copies {
  private Copies() {}

  /** The first {@code count} of {@code from}, in {@code into} or in a larger array. */
  static float[] of(float[] from, int count, float[] into) {
    float[] copy = into.length < count ? new float[count] : into;
    System.arraycopy(from, 0, copy, 0, count);
    return copy;
  }
}
