package kukla.models.data;

/**
 * A random change of light and colour, the same for both pictures of a pair: brightness, contrast,
 * saturation, hue and white balance as one affine map of RGB.
 *
 * @param brightness largest relative change
 * @param contrast largest relative change about the mean grey
 * @param saturation largest relative change about the pixel's grey
 * @param hue largest turn, as a share of a full turn
 * @param tint largest warmth or coolness of the light: red is multiplied by at most e to its power
 *     while blue is divided by as much; green changes by at most half of it, either way
 */
public record ColourJitter(
    double brightness, double contrast, double saturation, double hue, double tint) {
  /** Rec. 601 luma of R, G, B. */
  static final double[] LUMA = {0.299, 0.587, 0.114};

  public static final ColourJitter NONE = new ColourJitter(0, 0, 0, 0, 0);

  /** Without colour, as bright as before. */
  static double[] grey() {
    double[] map = new double[12];
    for (int row = 0; row < 3; row++) {
      System.arraycopy(LUMA, 0, map, 4 * row, 3);
    }
    return map;
  }

  /**
   * Draws a map.
   *
   * @param meanGrey mean luma of the picture, 0 to 1
   * @return 3×4, rows are out R, G, B over in R, G, B, 1
   */
  double[] draw(Draw draw, double meanGrey) {
    double light = 1 + draw.uniform(-brightness, brightness);
    double spread = 1 + draw.uniform(-contrast, contrast);
    double vivid = 1 + draw.uniform(-saturation, saturation);
    double turn = 2 * Math.PI * draw.uniform(-hue, hue);
    double[] map = new double[12];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        double saturated = (row == column ? vivid : 0) + (1 - vivid) * LUMA[column];
        map[row * 4 + column] = saturated;
      }
    }
    map = turned(map, turn);
    double[] balance = balance(draw.uniform(-tint, tint), draw.uniform(-tint, tint) / 2);
    for (int row = 0; row < 3; row++) {
      double gain = light * balance[row];
      for (int column = 0; column < 3; column++) {
        map[row * 4 + column] *= gain * spread;
      }
      map[row * 4 + 3] = (1 - spread) * gain * meanGrey;
    }
    return map;
  }

  /** What the channels are multiplied by; grey stays as bright as it was. */
  private static double[] balance(double warmth, double greenness) {
    double[] gains = {Math.exp(warmth), Math.exp(greenness), Math.exp(-warmth)};
    double grey = 0;
    for (int channel = 0; channel < 3; channel++) {
      grey += LUMA[channel] * gains[channel];
    }
    for (int channel = 0; channel < 3; channel++) {
      gains[channel] /= grey;
    }
    return gains;
  }

  /** The map followed by a turn of the hue: a rotation about the grey axis. */
  private static double[] turned(double[] map, double radians) {
    double cos = Math.cos(radians);
    double along = (1 - cos) / 3;
    double across = Math.sin(radians) / Math.sqrt(3);
    double[][] turn = {
      {cos + along, along - across, along + across},
      {along + across, cos + along, along - across},
      {along - across, along + across, cos + along}
    };
    double[] result = new double[12];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        for (int k = 0; k < 3; k++) {
          result[row * 4 + column] += turn[row][k] * map[k * 4 + column];
        }
      }
    }
    return result;
  }
}
