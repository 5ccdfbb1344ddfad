package kukla.inference.gpu;

import java.nio.ByteBuffer;
import java.util.List;
import kukla.inference.cuda.Grid;
import kukla.inference.cuda.SimulatedCuda;

/**
 * The kernels of {@code frame.cu} once more, in plain Java: the same operations in the same order,
 * so the same bits (powers and cube roots aside). {@link #install} makes a simulated GPU run them.
 */
public final class FrameTwin {
  private static final int YUYV = 2;
  private static final int NV12 = 3;
  private static final int ABSOLUTE = 1;
  private static final int GIVEN = 2;
  private static final int FIRST = 3;

  private FrameTwin() {}

  /** Gives a simulated GPU all of them. */
  public static void install(SimulatedCuda gpu) {
    gpu.put("crop", FrameTwin::crop);
    gpu.put("relate", FrameTwin::relate);
    gpu.put("compose", FrameTwin::compose);
    gpu.put("colourSums", FrameTwin::colourSums);
    gpu.put("colourMoments", FrameTwin::colourMoments);
    gpu.put("colourTransfer", FrameTwin::colourTransfer);
    gpu.put("packRgba", FrameTwin::packRgba);
    gpu.put("packYuyv", FrameTwin::packYuyv);
    gpu.put("packNv12", FrameTwin::packNv12);
  }

  /** The struct as a kernel reads it. */
  private static final class Parameters {
    private final ByteBuffer bytes;
    final int format;
    final int width;
    final int height;
    final int stride;
    final float[] crop = new float[6];
    final float[] paste = new float[6];

    Parameters(SimulatedCuda gpu, long address) {
      bytes = gpu.reads(address);
      format = bytes.getInt(32);
      width = bytes.getInt(36);
      height = bytes.getInt(40);
      stride = bytes.getInt(44);
      for (int i = 0; i < 6; i++) {
        crop[i] = bytes.getFloat(48 + 4 * i);
        paste[i] = bytes.getFloat(112 + 4 * i);
      }
    }

    int whole(int at) {
      return bytes.getInt(at);
    }

    long address(int at) {
      return bytes.getLong(at);
    }

    float number(int at) {
      return bytes.getFloat(at);
    }

    double large(int at) {
      return bytes.getDouble(at);
    }
  }

  private static int clamp(int value, int least, int most) {
    return value < least ? least : (value > most ? most : value);
  }

  private static float clamp(float value, float least, float most) {
    return value < least ? least : (value > most ? most : value);
  }

  private static int byteOf(float value) {
    return (int) (clamp(value, 0, 1) * 255 + 0.5f);
  }

  private static void ofYuv(int y, int u, int v, float[] c) {
    int luma = 76309 * (y - 16) + 32768;
    c[0] = clamp((luma + 104597 * (v - 128)) >> 16, 0, 255);
    c[1] = clamp((luma - 25675 * (u - 128) - 53279 * (v - 128)) >> 16, 0, 255);
    c[2] = clamp((luma + 132201 * (u - 128)) >> 16, 0, 255);
  }

  private static int at(ByteBuffer bytes, int index) {
    return bytes.get(index) & 0xff;
  }

  private static void pixel(Parameters p, ByteBuffer picture, int x, int y, float[] c) {
    int column = clamp(x, 0, p.width - 1);
    int row = clamp(y, 0, p.height - 1);
    int line = row * p.stride;
    if (p.format == YUYV) {
      int pair = line + 4 * (column >> 1);
      ofYuv(at(picture, pair + 2 * (column & 1)), at(picture, pair + 1), at(picture, pair + 3), c);
    } else if (p.format == NV12) {
      int pair = (p.height + (row >> 1)) * p.stride + 2 * (column >> 1);
      ofYuv(at(picture, line + column), at(picture, pair), at(picture, pair + 1), c);
    } else {
      boolean bgr = p.format == 1;
      c[0] = at(picture, line + 3 * column + (bgr ? 2 : 0));
      c[1] = at(picture, line + 3 * column + 1);
      c[2] = at(picture, line + 3 * column + (bgr ? 0 : 2));
    }
  }

  private static float floor(float value) {
    return (float) Math.floor(value);
  }

  private static float share(float at, float centre, float scale) {
    if (scale <= 1) {
      float away = 1 - Math.abs(at + 0.5f - centre);
      return away > 0 ? away : 0;
    }
    float half = 0.5f * scale;
    float end = centre + half < at + 1 ? centre + half : at + 1;
    float begin = centre - half > at ? centre - half : at;
    return end > begin ? (end - begin) / scale : 0;
  }

  private static int taps(float scale) {
    return scale > 1 ? (int) Math.ceil(scale) + 1 : 2;
  }

  private static float firstTap(float centre, float scale) {
    return floor(centre - 0.5f * (scale > 1 ? scale : 1));
  }

  private static void upright(Parameters p, ByteBuffer picture, int x, int y, float[] sum) {
    float across = p.crop[0];
    float down = p.crop[4];
    float cx = across * (x + 0.5f) + p.crop[2];
    float cy = down * (y + 0.5f) + p.crop[5];
    float firstX = firstTap(cx, across);
    float firstY = firstTap(cy, down);
    float[] c = new float[3];
    for (int j = 0; j < taps(down); j++) {
      float atY = firstY + j;
      float weightY = share(atY, cy, down);
      for (int i = 0; i < taps(across); i++) {
        float atX = firstX + i;
        float weight = weightY * share(atX, cx, across);
        pixel(p, picture, (int) atX, (int) atY, c);
        sum[0] = sum[0] + weight * c[0];
        sum[1] = sum[1] + weight * c[1];
        sum[2] = sum[2] + weight * c[2];
      }
    }
  }

  private static void turned(Parameters p, ByteBuffer picture, int x, int y, float[] sum) {
    float across = (float) Math.sqrt(p.crop[0] * p.crop[0] + p.crop[3] * p.crop[3]);
    float down = (float) Math.sqrt(p.crop[1] * p.crop[1] + p.crop[4] * p.crop[4]);
    float span = across > down ? across : down;
    int count = (int) Math.ceil(span - 0.01f);
    count = count < 1 ? 1 : count;
    float[] c = new float[3];
    for (int j = 0; j < count; j++) {
      float oy = y + (j + 0.5f) / count;
      for (int i = 0; i < count; i++) {
        float ox = x + (i + 0.5f) / count;
        float px = p.crop[0] * ox + p.crop[1] * oy + p.crop[2];
        float py = p.crop[3] * ox + p.crop[4] * oy + p.crop[5];
        bilinear(p, picture, px, py, c);
        for (int k = 0; k < 3; k++) {
          sum[k] = sum[k] + c[k];
        }
      }
    }
    float all = count * count;
    for (int k = 0; k < 3; k++) {
      sum[k] = sum[k] / all;
    }
  }

  private static void bilinear(Parameters p, ByteBuffer picture, float x, float y, float[] c) {
    float cx = clamp(x - 0.5f, 0, p.width - 1);
    float cy = clamp(y - 0.5f, 0, p.height - 1);
    int left = (int) cx;
    int top = (int) cy;
    float fx = cx - left;
    float fy = cy - top;
    float[][] four = new float[4][3];
    pixel(p, picture, left, top, four[0]);
    pixel(p, picture, left + 1, top, four[1]);
    pixel(p, picture, left, top + 1, four[2]);
    pixel(p, picture, left + 1, top + 1, four[3]);
    for (int k = 0; k < 3; k++) {
      float high = four[0][k] + fx * (four[1][k] - four[0][k]);
      c[k] = high + fy * (four[2][k] + fx * (four[3][k] - four[2][k]) - high);
    }
  }

  private static float level(float value) {
    int whole = (int) (value + 0.5f);
    return (whole > 255 ? 255 : whole) * (1 / 255f);
  }

  private static void crop(SimulatedCuda gpu, Grid grid, List<? extends Number> a) {
    Parameters p = new Parameters(gpu, a.get(0).longValue());
    ByteBuffer picture = gpu.reads(p.address(0));
    ByteBuffer image = gpu.writes(a.get(1).longValue());
    int side = a.get(2).intValue();
    boolean reversed = a.get(3).intValue() != 0;
    boolean plain = p.crop[1] == 0 && p.crop[3] == 0 && p.crop[0] > 0 && p.crop[4] > 0;
    int plane = side * side;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        float[] c = new float[3];
        if (plain) {
          upright(p, picture, x, y, c);
        } else {
          turned(p, picture, x, y, c);
        }
        int to = y * side + (p.whole(72) != 0 ? side - 1 - x : x);
        image.putFloat(4 * to, level(reversed ? c[2] : c[0]));
        image.putFloat(4 * (plane + to), level(c[1]));
        image.putFloat(4 * (2 * plane + to), level(reversed ? c[0] : c[2]));
      }
    }
  }

  private static float[] floats(ByteBuffer bytes, int at, int count) {
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = bytes.getFloat(at + 4 * i);
    }
    return floats;
  }

  private static void put(ByteBuffer bytes, int at, float... floats) {
    for (int i = 0; i < floats.length; i++) {
      bytes.putFloat(at + 4 * i, floats[i]);
    }
  }

  private static float[] multiply(float[] a, float[] b) {
    return new float[] {
      a[0] * b[0] + a[1] * b[2],
      a[0] * b[1] + a[1] * b[3],
      a[2] * b[0] + a[3] * b[2],
      a[2] * b[1] + a[3] * b[3]
    };
  }

  private static float[] inverse(float[] m) {
    double determinant = (double) m[0] * m[3] - (double) m[1] * m[2];
    double size = determinant < 0 ? -determinant : determinant;
    double divisor = size < 1e-9 ? 1e-9 : size;
    divisor = determinant < 0 ? -divisor : divisor;
    return new float[] {
      (float) (m[3] / divisor),
      (float) (-m[1] / divisor),
      (float) (-m[2] / divisor),
      (float) (m[0] / divisor)
    };
  }

  private static void relate(SimulatedCuda gpu, Grid grid, List<? extends Number> a) {
    Parameters p = new Parameters(gpu, a.get(0).longValue());
    int count = a.get(5).intValue();
    boolean turns = a.get(2).longValue() != 0;
    int mode = p.whole(76);
    double gain = p.large(80);
    double scale = p.large(88);
    ByteBuffer value = gpu.reads(a.get(1).longValue());
    ByteBuffer drawnValue = gpu.writes(a.get(3).longValue());
    ByteBuffer told = gpu.writes(p.address(24));
    int toldDrawn = 4 * (turns ? 6 : 2) * count;
    for (int i = 0; i < 2 * count; i++) {
      float driving = value.getFloat(4 * i);
      float initial = mode == FIRST ? driving : p.number(1696 + 4 * i);
      float source = p.number(160 + 4 * i);
      double motion = (double) driving - initial;
      float v = (float) (source + gain * scale * motion);
      v = mode == ABSOLUTE ? driving : (mode == GIVEN ? initial : v);
      drawnValue.putFloat(4 * i, v);
      told.putFloat(4 * i, driving);
      told.putFloat(toldDrawn + 4 * i, v);
    }
    if (!turns) {
      return;
    }
    ByteBuffer jacobian = gpu.reads(a.get(2).longValue());
    ByteBuffer drawnJacobian = gpu.writes(a.get(4).longValue());
    for (int k = 0; k < count; k++) {
      float[] turn = floats(jacobian, 16 * k, 4);
      float[] before = mode == FIRST ? turn : floats(p.bytes, 2208 + 16 * k, 4);
      float[] still = floats(p.bytes, 672 + 16 * k, 4);
      float[] j = multiply(turn, multiply(inverse(before), still));
      for (int i = 0; i < 4; i++) {
        if (gain != 1) {
          j[i] = (float) (still[i] + gain * (j[i] - still[i]));
        }
        j[i] = mode == ABSOLUTE ? turn[i] : (mode == GIVEN ? before[i] : j[i]);
      }
      put(drawnJacobian, 16 * k, j);
      put(told, 8 * count + 16 * k, turn);
      put(told, toldDrawn + 8 * count + 16 * k, j);
    }
  }

  private static float linear(float coded) {
    return coded <= 0.04045f ? coded / 12.92f : (float) Math.pow((coded + 0.055f) / 1.055f, 2.4f);
  }

  private static float coded(float linear) {
    return linear <= 0.0031308f
        ? 12.92f * linear
        : 1.055f * (float) Math.pow(linear, 1 / 2.4f) - 0.055f;
  }

  private static float curve(float t) {
    return t > 0.008856452f ? (float) Math.cbrt(t) : t * 7.787037f + 0.13793103f;
  }

  private static float curveBack(float t) {
    return t > 0.20689656f ? t * t * t : (t - 0.13793103f) / 7.787037f;
  }

  private static float[] labOf(ByteBuffer image, int pixels, int i) {
    float r = linear(image.getFloat(4 * i));
    float g = linear(image.getFloat(4 * (pixels + i)));
    float b = linear(image.getFloat(4 * (2 * pixels + i)));
    float x = curve((0.4124564f * r + 0.3575761f * g + 0.1804375f * b) / 0.95047f);
    float y = curve(0.2126729f * r + 0.7151522f * g + 0.0721750f * b);
    float z = curve((0.0193339f * r + 0.1191920f * g + 0.9503041f * b) / 1.08883f);
    return new float[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static float[] ofLab(float[] lab) {
    float fy = (lab[0] + 16) / 116;
    float x = 0.95047f * curveBack(fy + lab[1] / 500);
    float y = curveBack(fy);
    float z = 1.08883f * curveBack(fy - lab[2] / 200);
    return new float[] {
      clamp(coded(3.2404542f * x - 1.5371385f * y - 0.4985314f * z), 0, 1),
      clamp(coded(-0.9692660f * x + 1.8760108f * y + 0.0415560f * z), 0, 1),
      clamp(coded(0.0556434f * x - 0.2040259f * y + 1.0572252f * z), 0, 1)
    };
  }

  private static void colourSums(SimulatedCuda gpu, Grid grid, List<? extends Number> a) {
    ByteBuffer image = gpu.reads(a.get(0).longValue());
    long weights = a.get(1).longValue();
    ByteBuffer sums = gpu.writes(a.get(2).longValue());
    int pixels = a.get(3).intValue();
    int parts = a.get(4).intValue();
    for (int part = 0; part < parts; part++) {
      double[] sum = new double[7];
      for (int i = part; i < pixels; i += parts) {
        float[] lab = labOf(image, pixels, i);
        double w = weights == 0 ? 1 : gpu.reads(weights).getFloat(4 * i);
        sum[0] += w;
        for (int c = 0; c < 3; c++) {
          sum[1 + c] += w * lab[c];
          sum[4 + c] += w * ((double) lab[c] * lab[c]);
        }
      }
      for (int i = 0; i < 7; i++) {
        sums.putDouble(8 * (7 * part + i), sum[i]);
      }
    }
  }

  private static void colourMoments(SimulatedCuda gpu, Grid grid, List<? extends Number> a) {
    ByteBuffer sums = gpu.reads(a.get(0).longValue());
    ByteBuffer moments = gpu.writes(a.get(1).longValue());
    for (int channel = 0; channel < 3; channel++) {
      double weight = 0;
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < a.get(2).intValue(); i++) {
        weight += sums.getDouble(8 * 7 * i);
        sum += sums.getDouble(8 * (7 * i + 1 + channel));
        squares += sums.getDouble(8 * (7 * i + 4 + channel));
      }
      double mean = weight > 0 ? sum / weight : 0;
      double variance = weight > 0 ? squares / weight - mean * mean : 0;
      moments.putFloat(4 * channel, (float) mean);
      moments.putFloat(4 * (3 + channel), (float) Math.sqrt((float) (variance > 0 ? variance : 0)));
    }
  }

  private static void colourTransfer(SimulatedCuda gpu, Grid grid, List<? extends Number> a) {
    ByteBuffer image = gpu.writes(a.get(0).longValue());
    float[] own = floats(gpu.reads(a.get(1).longValue()), 0, 6);
    float[] wanted = floats(gpu.reads(a.get(2).longValue()), 0, 6);
    int pixels = a.get(3).intValue();
    for (int i = 0; i < pixels; i++) {
      float[] lab = labOf(image, pixels, i);
      for (int c = 0; c < 3; c++) {
        float deviation = own[3 + c] > 1e-3f ? own[3 + c] : 1e-3f;
        float stretch = clamp(wanted[3 + c] / deviation, 0, 3);
        lab[c] = (lab[c] - own[c]) * stretch + wanted[c];
      }
      float[] rgb = ofLab(lab);
      for (int c = 0; c < 3; c++) {
        image.putFloat(4 * (c * pixels + i), rgb[c]);
      }
    }
  }

  private static float ramp(float low, boolean lowFades, boolean highFades, float feather) {
    float high = 1 - low;
    if (low < 0 || high < 0) {
      return 0;
    }
    float first = lowFades ? low : 1;
    float second = highFades ? high : 1;
    float depth = first < second ? first : second;
    float t = feather <= 0 ? 1 : depth / feather;
    t = t < 1 ? t : 1;
    return t * t * (3 - 2 * t);
  }

  private static int pasted(
      ByteBuffer image, int plane, int side, float cx, float cy, Parameters p, int mask, int old) {
    float across = p.paste[0];
    float down = p.paste[4];
    float firstX = firstTap(cx, across);
    float firstY = firstTap(cy, down);
    float sum = 0.5f;
    for (int j = 0; j < taps(down); j++) {
      float atY = firstY + j;
      float weightY = share(atY, cy, down);
      for (int i = 0; i < taps(across); i++) {
        float atX = firstX + i;
        int at = clamp((int) atY, 0, side - 1) * side + clamp((int) atX, 0, side - 1);
        float texel = byteOf(image.getFloat(4 * (plane + at)));
        sum = sum + weightY * share(atX, cx, across) * texel;
      }
    }
    int fresh = (int) sum;
    fresh = fresh > 255 ? 255 : fresh;
    return old + (((fresh - old) * mask + 128) >> 8);
  }

  private static float stroke(float px, float py, float ax, float ay, float bx, float by) {
    float alongX = bx - ax;
    float alongY = by - ay;
    float t = ((px - ax) * alongX + (py - ay) * alongY) / (alongX * alongX + alongY * alongY);
    t = clamp(t, 0, 1);
    float dx = px - ax - t * alongX;
    float dy = py - ay - t * alongY;
    return (float) Math.sqrt(dx * dx + dy * dy) - 0.05f;
  }

  private static float[] mark(Parameters p, int x, int y) {
    float wide = p.whole(152);
    float unit = p.whole(156);
    float px = (x + 0.5f - p.whole(144) - 0.5f * wide) / unit;
    float py = (y + 0.5f - p.whole(148) - 0.5f * unit) / unit;
    float dx = Math.abs(px) - 0.5f * wide / unit + 0.22f;
    float dy = Math.abs(py) - 0.5f + 0.22f;
    dx = dx > 0 ? dx : 0;
    dy = dy > 0 ? dy : 0;
    float plate = (float) Math.sqrt(dx * dx + dy * dy) - 0.22f;
    float a =
        Math.min(
            stroke(px, py, -0.13f, -0.25f, -0.34f, 0.25f),
            stroke(px, py, -0.13f, -0.25f, 0.08f, 0.25f));
    float bar = stroke(px, py, -0.27f, 0.09f, 0.01f, 0.09f);
    float i = stroke(px, py, 0.31f, -0.25f, 0.31f, 0.25f);
    float letters = Math.min(a, Math.min(bar, i));
    float within = clamp(0.5f - plate * unit, 0, 1);
    float ink = clamp(0.5f - letters * unit, 0, 1);
    return new float[] {within * (0.55f + ink * 0.4f), 0.05f + ink * 0.95f};
  }

  private static void compose(SimulatedCuda gpu, Grid grid, List<? extends Number> a) {
    Parameters p = new Parameters(gpu, a.get(0).longValue());
    ByteBuffer square = gpu.reads(a.get(1).longValue());
    int side = a.get(2).intValue();
    boolean reversed = a.get(3).intValue() != 0;
    int width = a.get(4).intValue();
    int height = a.get(5).intValue();
    ByteBuffer ground = gpu.reads(p.address(16));
    ByteBuffer canvas = gpu.writes(p.address(8));
    int plane = side * side;
    int fades = p.whole(140);
    float feather = p.number(136);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = 4 * (y * width + x);
        int[] c = {at(ground, at), at(ground, at + 1), at(ground, at + 2)};
        int insideX = x - p.whole(96);
        int insideY = y - p.whole(100);
        if (insideX >= 0 && insideX < p.whole(104) && insideY >= 0 && insideY < p.whole(108)) {
          float cx = p.paste[0] * (x + 0.5f) + p.paste[2];
          float cy = p.paste[4] * (y + 0.5f) + p.paste[5];
          float across = ramp(cx / side, (fades & 1) != 0, (fades & 4) != 0, feather);
          float down = ramp(cy / side, (fades & 2) != 0, (fades & 8) != 0, feather);
          int mask = (int) (256 * across * down + 0.5f);
          for (int k = 0; k < 3 && mask > 0; k++) {
            int from = (reversed ? 2 - k : k) * plane;
            c[k] = pasted(square, from, side, cx, cy, p, mask, c[k]);
          }
        }
        int markX = x - p.whole(144);
        int markY = y - p.whole(148);
        if (markX >= 0 && markX < p.whole(152) && markY >= 0 && markY < p.whole(156)) {
          float[] covered = mark(p, x, y);
          for (int k = 0; k < 3; k++) {
            c[k] = byteOf(c[k] / 255f * (1 - covered[0]) + covered[0] * covered[1]);
          }
        }
        for (int k = 0; k < 3; k++) {
          canvas.put(at + k, (byte) c[k]);
        }
        canvas.put(at + 3, (byte) 255);
      }
    }
  }

  private static void packRgba(SimulatedCuda gpu, Grid grid, List<? extends Number> a) {
    ByteBuffer square = gpu.reads(a.get(0).longValue());
    ByteBuffer rgba = gpu.writes(a.get(1).longValue());
    int side = a.get(2).intValue();
    boolean reversed = a.get(3).intValue() != 0;
    for (int i = 0; i < side * side; i++) {
      for (int k = 0; k < 3; k++) {
        int plane = (reversed ? 2 - k : k) * side * side;
        rgba.put(4 * i + k, (byte) byteOf(square.getFloat(4 * (plane + i))));
      }
      rgba.put(4 * i + 3, (byte) 255);
    }
  }

  private static byte luma(ByteBuffer rgba, int i) {
    int value = 16829 * at(rgba, i) + 33039 * at(rgba, i + 1) + 6416 * at(rgba, i + 2);
    return (byte) ((value + (16 << 16) + 32768) >> 16);
  }

  private static byte chroma(int r, int g, int b, int[] weights, int shift) {
    int value = weights[0] * r + weights[1] * g + weights[2] * b;
    return (byte) ((value + (128 << (16 + shift)) + (32768 << shift)) >> (16 + shift));
  }

  private static final int[] U = {-9714, -19070, 28784};
  private static final int[] V = {28784, -24103, -4681};

  private static void packYuyv(SimulatedCuda gpu, Grid grid, List<? extends Number> a) {
    ByteBuffer rgba = gpu.reads(a.get(0).longValue());
    ByteBuffer yuyv = gpu.writes(a.get(1).longValue());
    int width = a.get(2).intValue();
    for (int y = 0; y < a.get(3).intValue(); y++) {
      for (int x = 0; x < width; x += 2) {
        int from = 4 * (y * width + x);
        int[] sum = new int[3];
        for (int k = 0; k < 3; k++) {
          sum[k] = at(rgba, from + k) + at(rgba, from + 4 + k);
        }
        int to = y * a.get(4).intValue() + 2 * x;
        yuyv.put(to, luma(rgba, from));
        yuyv.put(to + 1, chroma(sum[0], sum[1], sum[2], U, 1));
        yuyv.put(to + 2, luma(rgba, from + 4));
        yuyv.put(to + 3, chroma(sum[0], sum[1], sum[2], V, 1));
      }
    }
  }

  private static void packNv12(SimulatedCuda gpu, Grid grid, List<? extends Number> a) {
    ByteBuffer rgba = gpu.reads(a.get(0).longValue());
    ByteBuffer nv12 = gpu.writes(a.get(1).longValue());
    int width = a.get(2).intValue();
    int height = a.get(3).intValue();
    int stride = a.get(4).intValue();
    for (int y = 0; y < height; y += 2) {
      for (int x = 0; x < width; x += 2) {
        int[] sum = new int[3];
        for (int i = 0; i < 4; i++) {
          int from = 4 * ((y + i / 2) * width + x + i % 2);
          nv12.put((y + i / 2) * stride + x + i % 2, luma(rgba, from));
          for (int k = 0; k < 3; k++) {
            sum[k] += at(rgba, from + k);
          }
        }
        int to = (height + y / 2) * stride + x;
        nv12.put(to, chroma(sum[0], sum[1], sum[2], U, 2));
        nv12.put(to + 1, chroma(sum[0], sum[1], sum[2], V, 2));
      }
    }
  }
}
