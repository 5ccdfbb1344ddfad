package kukla.models.synth;

/** Colours as linear-light RGB triples. */
final class Colour {
  private Colour() {}

  /** From a web colour, 0xRRGGBB in sRGB. */
  static float[] hex(int rgb) {
    return new float[] {
      linear((rgb >> 16 & 255) / 255f), linear((rgb >> 8 & 255) / 255f), linear((rgb & 255) / 255f)
    };
  }

  /** From hue in [0,1), saturation and value in sRGB. */
  static float[] hsv(float hue, float saturation, float value) {
    float[] rgb = new float[3];
    for (int i = 0; i < 3; i++) {
      float k = (5 - 2 * i + hue * 6) % 6;
      float level = value - value * saturation * Math.max(0, Math.min(Math.min(k, 4 - k), 1));
      rgb[i] = linear(level);
    }
    return rgb;
  }

  static float linear(float coded) {
    return (float) Math.pow(coded, 2.2);
  }

  /** From a to b as t goes from 0 to 1. */
  static float[] mix(float[] a, float[] b, float t) {
    float[] mixed = new float[3];
    for (int i = 0; i < 3; i++) {
      mixed[i] = a[i] + (b[i] - a[i]) * t;
    }
    return mixed;
  }

  static float[] scale(float[] a, float by) {
    return new float[] {a[0] * by, a[1] * by, a[2] * by};
  }

  static float luminance(float[] a) {
    return 0.2126f * a[0] + 0.7152f * a[1] + 0.0722f * a[2];
  }
}
