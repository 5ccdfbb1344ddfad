package kukla.inference.engine.torch;

/** Number format of a value. */
enum Precision {
  /** IEEE binary32. */
  FP32(6),
  /** bfloat16: the range of binary32, eight bits of fraction. */
  BF16(15),
  /** 64-bit whole numbers: indices only. */
  WHOLE(4);

  private final int code;

  Precision(int code) {
    this.code = code;
  }

  /** libtorch's number of the scalar type. */
  int code() {
    return code;
  }
}
