package kukla.inference.gpu;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import kukla.inference.geometry.Affine;
import kukla.inference.image.PictureFormat;
import kukla.inference.motion.Keypoints;

/**
 * What changes from frame to frame, written as {@code struct Parameters} of {@code frame.cu} has
 * it. One thread.
 */
public final class FrameParameters {
  /** Bytes of the struct. */
  public static final int BYTES = 3232;

  /** As many keypoints as a model may have. */
  public static final int MOST_KEYPOINTS = 64;

  private static final int PICTURE = 0;
  private static final int CANVAS = 8;
  private static final int GROUND = 16;
  private static final int TOLD = 24;
  private static final int FORMAT = 32;
  private static final int CROP = 48;
  private static final int MIRROR = 72;
  private static final int MODE = 76;
  private static final int GAIN = 80;
  private static final int SCALE = 88;
  private static final int PASTE_PLACE = 96;
  private static final int PASTE = 112;
  private static final int FEATHER = 136;
  private static final int FADES = 140;
  private static final int MARK = 144;
  private static final int SOURCE = 160;
  private static final int INITIAL = 1696;
  private static final int JACOBIANS = 512;

  /** How the source's keypoints are driven, in the kernels' order. */
  public enum Mode {
    /** By the performer's motion since the initial keypoints. */
    RELATIVE(0),
    /** As the performer's are. */
    ABSOLUTE(1),
    /** As the host says. */
    GIVEN(2),
    /** The performer's are the initial ones. */
    FIRST(3);

    private final int number;

    Mode(int number) {
      this.number = number;
    }
  }

  private final ByteBuffer bytes;

  /**
   * @param bytes at least {@link #BYTES}; borrowed for good
   */
  public FrameParameters(ByteBuffer bytes) {
    this.bytes = bytes.duplicate().order(ByteOrder.nativeOrder());
  }

  /**
   * The camera's picture.
   *
   * @param address on the GPU
   */
  public FrameParameters picture(
      long address, PictureFormat format, int width, int height, int stride) {
    bytes.putLong(PICTURE, address);
    bytes.putInt(FORMAT, format.number());
    bytes.putInt(FORMAT + 4, width);
    bytes.putInt(FORMAT + 8, height);
    bytes.putInt(FORMAT + 12, stride);
    return this;
  }

  /**
   * What is drawn on.
   *
   * @param canvas address of the finished picture, RGBA
   * @param ground address of the painting, RGBA, of the same size
   * @param place where the square goes
   * @param mark where the mark goes
   */
  public FrameParameters canvas(long canvas, long ground, SquarePlace place, Plate mark) {
    bytes.putLong(CANVAS, canvas);
    bytes.putLong(GROUND, ground);
    four(PASTE_PLACE, place.left(), place.top(), place.width(), place.height());
    map(PASTE, place.canvasToSquare());
    bytes.putFloat(FEATHER, place.feather());
    bytes.putInt(FADES, place.fades());
    four(MARK, mark.left(), mark.top(), mark.width(), mark.height());
    return this;
  }

  /**
   * Where keypoints are told, in pinned memory.
   *
   * @param address takes the performer's values and jacobians, then those drawn
   */
  public FrameParameters told(long address) {
    bytes.putLong(TOLD, address);
    return this;
  }

  /**
   * The performer's square.
   *
   * @param squareToPicture which part of the picture the model looks at
   * @param mirror whether it looks at its mirror image
   */
  public FrameParameters crop(Affine squareToPicture, boolean mirror) {
    map(CROP, squareToPicture);
    bytes.putInt(MIRROR, mirror ? 1 : 0);
    return this;
  }

  /**
   * How keypoints are driven.
   *
   * @param gain how much of the motion is taken
   * @param scale of the source's face to the performer's
   */
  public FrameParameters motion(Mode mode, double gain, double scale) {
    bytes.putInt(MODE, mode.number);
    bytes.putDouble(GAIN, gain);
    bytes.putDouble(SCALE, scale);
    return this;
  }

  /** The source's own keypoints. */
  public FrameParameters source(Keypoints own) {
    keypoints(SOURCE, own);
    return this;
  }

  /** The initial keypoints, or those that the host gives. */
  public FrameParameters initial(Keypoints initial) {
    keypoints(INITIAL, initial);
    return this;
  }

  private void four(int at, int left, int top, int width, int height) {
    bytes.putInt(at, left);
    bytes.putInt(at + 4, top);
    bytes.putInt(at + 8, width);
    bytes.putInt(at + 12, height);
  }

  private void map(int at, Affine map) {
    bytes.putFloat(at, (float) map.xx());
    bytes.putFloat(at + 4, (float) map.xy());
    bytes.putFloat(at + 8, (float) map.x0());
    bytes.putFloat(at + 12, (float) map.yx());
    bytes.putFloat(at + 16, (float) map.yy());
    bytes.putFloat(at + 20, (float) map.y0());
  }

  private void keypoints(int at, Keypoints points) {
    if (points.count() > MOST_KEYPOINTS) {
      throw new IllegalArgumentException(
          "expected at most " + MOST_KEYPOINTS + " keypoints, found " + points.count());
    }
    for (int i = 0; i < points.values().length; i++) {
      bytes.putFloat(at + 4 * i, points.values()[i]);
    }
    for (int i = 0; i < points.jacobians().length; i++) {
      bytes.putFloat(at + JACOBIANS + 4 * i, points.jacobians()[i]);
    }
  }
}
