package kukla.inference.geometry;

import java.nio.ByteBuffer;
import java.util.Arrays;
import kukla.inference.image.Image;

/**
 * Resamples a part of a picture into another picture through an affine map: area means where it
 * shrinks, bilinear where it grows, the border repeated outside. Between RGB and BGR the channels
 * are swapped on the way. Its tables are reused from call to call; one thread at a time.
 */
public final class PictureSampler {
  private final SamplingAxis across = new SamplingAxis();
  private final SamplingAxis down = new SamplingAxis();
  private byte[] inputRow = {};
  private byte[] outputRow = {};
  // rows already resampled across, a ring of as many as one output row needs: (taps,
  // width·channels)
  private float[] ring = {};
  private int[] ringRow = {};
  private float[] sum = {};

  /**
   * Fills the whole of {@code output}.
   *
   * @param picture what is looked at
   * @param outputToPicture where each position of {@code output} lies in {@code picture}
   * @param output what is written; as many channels as {@code picture}
   */
  public void sample(Image picture, Affine outputToPicture, Image output) {
    int channels = picture.order().channels();
    if (channels != output.order().channels()) {
      throw new IllegalArgumentException(
          "expected " + picture.order() + " or its mirror, found " + output.order());
    }
    boolean swapped = channels == 3 && picture.order() != output.order();
    if (outputToPicture.isUpright()) {
      sampleUpright(picture, outputToPicture, output, channels, swapped);
    } else {
      sampleTurned(picture, outputToPicture, output, channels, swapped);
    }
  }

  /** The whole of {@code picture}, scaled to the size of {@code output}. */
  public void resize(Image picture, Image output) {
    sample(
        picture,
        Affine.scale(
            (double) picture.width() / output.width(), (double) picture.height() / output.height()),
        output);
  }

  private void sampleUpright(
      Image picture, Affine map, Image output, int channels, boolean swapped) {
    int wide = output.width() * channels;
    across.prepare(output.width(), picture.width(), map.xx(), map.x0());
    down.prepare(output.height(), picture.height(), map.yy(), map.y0());
    reserve((picture.width() + across.taps()) * channels, wide, down.taps());
    Arrays.fill(ringRow, -1);
    for (int y = 0; y < output.height(); y++) {
      Arrays.fill(sum, 0, wide, 0.5f);
      for (int tap = 0; tap < down.taps(); tap++) {
        float weight = down.weight(y, tap);
        if (weight == 0) {
          continue;
        }
        int needed = down.first(y) + tap;
        int slot = needed % down.taps();
        if (ringRow[slot] != needed) {
          ringRow[slot] = needed;
          readAcross(picture, needed, output.width(), channels, slot * wide);
        }
        int at = slot * wide;
        for (int i = 0; i < wide; i++) {
          sum[i] += weight * ring[at + i];
        }
      }
      writeRow(output, y, wide, swapped);
    }
  }

  private void readAcross(Image picture, int y, int width, int channels, int at) {
    picture.pixels().get(y * picture.stride(), inputRow, 0, picture.width() * channels);
    across.resample(inputRow, channels, width, ring, at);
  }

  private void sampleTurned(
      Image picture, Affine map, Image output, int channels, boolean swapped) {
    // pixels of the picture that one output pixel spans; so many samples a side make its area mean
    double span = Math.max(Math.hypot(map.xx(), map.yx()), Math.hypot(map.xy(), map.yy()));
    int samples = Math.max(1, (int) Math.ceil(span - 0.01));
    int wide = output.width() * channels;
    reserve(0, wide, 0);
    float share = 1f / (samples * samples);
    for (int y = 0; y < output.height(); y++) {
      Arrays.fill(sum, 0, wide, 0.5f);
      for (int x = 0; x < output.width(); x++) {
        for (int i = 0; i < samples * samples; i++) {
          int row = i / samples;
          double ox = x + (i - row * samples + 0.5) / samples;
          double oy = y + (row + 0.5) / samples;
          addBilinear(picture, map.x(ox, oy), map.y(ox, oy), channels, share, x * channels);
        }
      }
      writeRow(output, y, wide, swapped);
    }
  }

  private void addBilinear(Image picture, double px, double py, int channels, float share, int at) {
    double cx = Math.max(0, Math.min(px - 0.5, picture.width() - 1));
    double cy = Math.max(0, Math.min(py - 0.5, picture.height() - 1));
    int left = (int) cx;
    int top = (int) cy;
    int right = Math.min(left + 1, picture.width() - 1);
    int bottom = Math.min(top + 1, picture.height() - 1);
    float fx = (float) (cx - left);
    float fy = (float) (cy - top);
    ByteBuffer pixels = picture.pixels();
    int upper = top * picture.stride();
    int lower = bottom * picture.stride();
    for (int c = 0; c < channels; c++) {
      int a = pixels.get(upper + left * channels + c) & 0xff;
      int b = pixels.get(upper + right * channels + c) & 0xff;
      int d = pixels.get(lower + left * channels + c) & 0xff;
      int e = pixels.get(lower + right * channels + c) & 0xff;
      float high = a + fx * (b - a);
      float low = d + fx * (e - d);
      sum[at + c] += share * (high + fy * (low - high));
    }
  }

  private void writeRow(Image output, int y, int wide, boolean swapped) {
    for (int i = 0; i < wide; i++) {
      outputRow[i] = (byte) Math.min(255, (int) sum[i]);
    }
    if (swapped) {
      for (int i = 0; i < wide; i += 3) {
        byte red = outputRow[i];
        outputRow[i] = outputRow[i + 2];
        outputRow[i + 2] = red;
      }
    }
    output.pixels().put(y * output.stride(), outputRow, 0, wide);
  }

  private void reserve(int inputWide, int outputWide, int rows) {
    if (inputRow.length < inputWide) {
      inputRow = new byte[inputWide];
    }
    if (outputRow.length < outputWide) {
      outputRow = new byte[outputWide];
      sum = new float[outputWide];
    }
    if (ring.length < rows * outputWide) {
      ring = new float[rows * outputWide];
    }
    if (ringRow.length < rows) {
      ringRow = new int[rows];
    }
  }
}
