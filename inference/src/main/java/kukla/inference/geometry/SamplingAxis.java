package kukla.inference.geometry;

import java.util.Arrays;

/**
 * The weights with which one axis of a picture is resampled: exact area means where it shrinks,
 * linear interpolation where it grows. Beyond the picture its border pixel repeats. Tables are
 * reused and grow only for larger sizes.
 */
final class SamplingAxis {
  private int[] first = {};
  private float[] weights = {};
  private int taps;

  /**
   * Fills the tables: output pixel {@code i} covers input positions from {@code scale·i + offset}
   * to {@code scale·(i+1) + offset}.
   */
  void prepare(int outputs, int inputs, double scale, double offset) {
    taps = scale > 1 ? (int) Math.ceil(scale) + 1 : 2;
    if (first.length < outputs) {
      first = new int[outputs];
    }
    if (weights.length < outputs * taps) {
      weights = new float[outputs * taps];
    }
    for (int i = 0; i < outputs; i++) {
      double begin = scale * i + offset;
      if (scale > 1) {
        area(i, begin, begin + scale, inputs);
      } else {
        linear(i, begin + scale / 2, inputs);
      }
    }
  }

  private void area(int output, double begin, double end, int inputs) {
    int from = (int) Math.floor(begin);
    clear(output, from, inputs);
    for (int tap = 0; tap < taps; tap++) {
      double share = Math.min(end, from + tap + 1) - Math.max(begin, from + tap);
      if (share > 0) {
        add(output, from + tap, inputs, share / (end - begin));
      }
    }
  }

  private void linear(int output, double centre, int inputs) {
    int from = (int) Math.floor(centre - 0.5);
    double right = centre - 0.5 - from;
    clear(output, from, inputs);
    add(output, from, inputs, 1 - right);
    add(output, from + 1, inputs, right);
  }

  private void clear(int output, int from, int inputs) {
    first[output] = Math.max(0, Math.min(from, inputs - taps));
    Arrays.fill(weights, output * taps, (output + 1) * taps, 0);
  }

  private void add(int output, int input, int inputs, double weight) {
    int inside = Math.max(0, Math.min(input, inputs - 1));
    weights[output * taps + Math.min(inside - first[output], taps - 1)] += (float) weight;
  }

  /**
   * Resamples a row.
   *
   * @param row interleaved samples, with room for {@link #taps} pixels more, whose values do not
   *     count
   * @param outputs pixels
   * @param into where the resampled row goes, from {@code at}
   */
  void resample(byte[] row, int channels, int outputs, float[] into, int at) {
    if (channels == 3) {
      resampleThree(row, outputs, into, at);
      return;
    }
    for (int i = 0; i < outputs * channels; i++) {
      int output = i / channels;
      int from = first[output] * channels + i - output * channels;
      float value = 0;
      for (int tap = 0; tap < taps; tap++) {
        value += weights[output * taps + tap] * (row[from + tap * channels] & 0xff);
      }
      into[at + i] = value;
    }
  }

  private void resampleThree(byte[] row, int outputs, float[] into, int at) {
    int weight = 0;
    int to = at;
    for (int output = 0; output < outputs; output++) {
      int from = first[output] * 3;
      float red = 0;
      float green = 0;
      float blue = 0;
      for (int tap = 0; tap < taps; tap++) {
        float share = weights[weight++];
        red += share * (row[from] & 0xff);
        green += share * (row[from + 1] & 0xff);
        blue += share * (row[from + 2] & 0xff);
        from += 3;
      }
      into[to] = red;
      into[to + 1] = green;
      into[to + 2] = blue;
      to += 3;
    }
  }

  /** Input pixels an output pixel looks at; those beyond a tiny input have weight zero. */
  int taps() {
    return taps;
  }

  int first(int output) {
    return first[output];
  }

  float weight(int output, int tap) {
    return weights[output * taps + tap];
  }
}
