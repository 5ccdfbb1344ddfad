package kukla.models.weights;

/** 16-bit floating point as bits: IEEE binary16 and bfloat16, rounded to nearest, ties to even. */
public final class Half {
  private Half() {}

  /** The binary16 number with these bits. */
  public static float fromF16(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 0) {
      float magnitude = fraction * 0x1p-24f;
      return sign == 0 ? magnitude : -magnitude;
    }
    int wide = exponent == 31 ? 255 : exponent - 15 + 127;
    return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
  }

  /** The nearest binary16; beyond 65504 an infinity. */
  public static short toF16(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & 0x8000;
    int magnitude = bits & 0x7fffffff;
    if (magnitude > 0x7f800000) {
      return (short) (sign | 0x7e00);
    }
    if (magnitude >= 0x477ff000) { // 65520 and more
      return (short) (sign | 0x7c00);
    }
    if (magnitude < 0x38800000) { // below the smallest normal, 2^-14: count steps of 2^-24
      return (short) (sign | (int) Math.rint(Math.abs((double) value) * 0x1p24));
    }
    int rounded = magnitude + 0xfff + ((magnitude >> 13) & 1);
    return (short) (sign | (rounded - (112 << 23)) >> 13);
  }

  /** The bfloat16 number with these bits. */
  public static float fromBf16(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }

  /** The nearest bfloat16. */
  public static short toBf16(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      return (short) (bits >>> 16 | 0x40);
    }
    return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
  }
}
