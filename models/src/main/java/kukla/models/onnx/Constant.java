package kukla.models.onnx;

/** Numbers that a graph carries, row-major. */
sealed interface Constant {
  /** Sizes, outermost first. */
  long[] shape();

  /**
   * Float32.
   *
   * @param weight whether it is a convolution's weight, which may be stored as halves
   */
  @SuppressWarnings("ArrayRecordComponent") // never changed after construction
  record Floats(float[] values, long[] shape, boolean weight) implements Constant {}

  /** Whole numbers, such as axes and sizes. */
  @SuppressWarnings("ArrayRecordComponent") // never changed after construction
  record Longs(long[] values) implements Constant {
    @Override
    public long[] shape() {
      return new long[] {values.length};
    }
  }
}
