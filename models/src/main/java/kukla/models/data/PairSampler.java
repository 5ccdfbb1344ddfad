package kukla.models.data;

import java.nio.FloatBuffer;
import kukla.models.data.ClipLabels.More;
import kukla.models.data.Reframing.Framing;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Draws source-driving pairs: two frames of one clip, nearly the same square of both, the same
 * mirror, light and colour. A pair is a function of (seed, step, place in the batch). One thread;
 * its opener closes it.
 */
public final class PairSampler implements Sampler<Batch> {
  /** Frames among which one is chosen for its contrast to the source. */
  private static final int CANDIDATES = 4;

  /** Degrees of yaw; nobody sees in a profile what the other cheek looks like. */
  private static final float FURTHEST_TURN = 50;

  private final ClipLibrary library;
  private final Augmentation augmentation;
  private final long seed;
  private final int size;
  private final Mat scaled;
  private final byte[] pixels;
  private final Spoiler spoiler = new Spoiler();

  /**
   * @param size pixels a side of the pictures
   */
  public PairSampler(ClipLibrary library, Augmentation augmentation, long seed, int size) {
    this.library = library;
    this.augmentation = augmentation;
    this.seed = seed;
    this.size = size;
    scaled = new Mat(size, size, opencv_core.CV_8UC3);
    pixels = new byte[size * size * 3];
  }

  @Override
  public void fill(Batch batch, long step) {
    for (int i = 0; i < batch.pairs(); i++) {
      fill(batch, i, new Draw(seed, step, i));
    }
  }

  private void fill(Batch batch, int pair, Draw draw) {
    CachedClip clip = library.draw(draw);
    int a = draw.below(clip.frames());
    int b = partner(clip, a, draw);
    boolean swap = augmentation.timeFlip() ? draw.chance(0.5) : a > b;
    int sourceFrame = swap ? b : a;
    int drivingFrame = swap ? a : b;
    Square[] squares = squares(clip, sourceFrame, drivingFrame, draw);
    boolean mirror = augmentation.horizontalFlip() && draw.chance(0.5);
    boolean spoiled = draw.chance(augmentation.spoil());

    scale(clip, sourceFrame, squares[0]);
    double[] colours = augmentation.jitter().draw(draw, meanGrey());
    put(batch.source(), pair, colours, mirror);
    scale(clip, drivingFrame, squares[1]);
    put(batch.driving(), pair, colours, mirror);
    if (spoiled) {
      spoiler.spoil(scaled, draw);
      scaled.data().get(pixels);
    }
    put(batch.drivingSeen(), pair, colours, mirror);
    landmarks(batch, pair, clip, sourceFrame, squares[0], mirror, 0);
    landmarks(batch, pair, clip, drivingFrame, squares[1], mirror, 1);
    Emphasis.put(batch, pair, augmentation.emphasis());
  }

  /** Another frame than {@code a}. */
  private int partner(CachedClip clip, int a, Draw draw) {
    boolean contrasting = augmentation.contrast() > 0 && draw.chance(augmentation.contrast());
    int candidates = contrasting ? CANDIDATES : 1;
    int chosen = -1;
    double furthest = -1;
    for (int i = 0; i < candidates; i++) {
      int b = another(clip, a, draw);
      double away = Expression.difference(clip, a, b);
      if (away > furthest) {
        chosen = b;
        furthest = away;
      }
    }
    return chosen;
  }

  /** Any other frame, if possible one whose head is not turned too far from the source's. */
  private static int another(CachedClip clip, int a, Draw draw) {
    int b = a;
    for (int i = 0; i < CANDIDATES; i++) {
      b = (a + 1 + draw.below(clip.frames() - 1)) % clip.frames();
      float turn = clip.more(a, More.YAW) - clip.more(b, More.YAW);
      if (!(Math.abs(turn) > FURTHEST_TURN)) { // not a number where it is not known
        return b;
      }
    }
    return b;
  }

  /** The squares of source and driving in the cached picture. */
  private Square[] squares(CachedClip clip, int source, int driving, Draw draw) {
    double side;
    double centreX;
    double centreY;
    int whole = clip.side();
    if (clip.labelled()) {
      Box face = clip.face(source).with(clip.face(driving));
      double width = (clip.face(source).width() + clip.face(driving).width()) / 2;
      double share = draw.uniform(ClipSquare.LEAST_FACE, ClipSquare.MOST_FACE);
      side = Math.max(width / share, 1.1 * Math.max(face.width(), face.height()));
      side = Math.min(side, whole);
      double roomX = Math.max(0, side - 1.1 * face.width()) / 2;
      double roomY = Math.max(0, side - 1.1 * face.height()) / 2;
      double reach = 0.15 * side;
      centreX = face.centreX() + Math.min(roomX, reach) * draw.uniform(-1, 1);
      centreY = face.centreY() + Math.min(roomY, reach) * draw.uniform(-1, 1);
    } else {
      side = whole * draw.uniform(0.75, 1);
      centreX = draw.uniform(side / 2, whole - side / 2);
      centreY = draw.uniform(side / 2, whole - side / 2);
    }
    Framing other = augmentation.reframing().of(new Framing(centreX, centreY, side), draw);
    return new Square[] {
      Square.inside(centreX, centreY, side, whole, whole),
      Square.inside(other.centreX(), other.centreY(), other.side(), whole, whole)
    };
  }

  private void scale(CachedClip clip, int frame, Square square) {
    try (Mat whole = clip.view(frame);
        Rect rect = new Rect(square.left(), square.top(), square.side(), square.side());
        Mat part = new Mat(whole, rect);
        Size to = new Size(size, size)) {
      int how = square.side() > size ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR;
      opencv_imgproc.resize(part, scaled, to, 0, 0, how);
    }
    try (BytePointer data = scaled.data()) {
      data.get(pixels);
    }
  }

  private double meanGrey() {
    long[] sums = new long[3];
    for (int i = 0; i < pixels.length; i++) {
      sums[i % 3] += pixels[i] & 0xff;
    }
    double grey = 0;
    for (int c = 0; c < 3; c++) {
      grey += ColourJitter.LUMA[c] * sums[c];
    }
    return grey / (255.0 * size * size);
  }

  /** Puts the scaled picture, coloured and perhaps mirrored, into its place of a batch buffer. */
  private void put(FloatBuffer into, int pair, double[] colours, boolean mirror) {
    int plane = size * size;
    int at = pair * 3 * plane;
    float[] m = new float[12];
    for (int i = 0; i < 12; i++) {
      m[i] = (float) (i % 4 == 3 ? colours[i] : colours[i] / 255);
    }
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int from = (y * size + (mirror ? size - 1 - x : x)) * 3;
        float r = pixels[from] & 0xff;
        float g = pixels[from + 1] & 0xff;
        float b = pixels[from + 2] & 0xff;
        int to = at + y * size + x;
        into.put(to, unit(m[0] * r + m[1] * g + m[2] * b + m[3]));
        into.put(to + plane, unit(m[4] * r + m[5] * g + m[6] * b + m[7]));
        into.put(to + 2 * plane, unit(m[8] * r + m[9] * g + m[10] * b + m[11]));
      }
    }
  }

  private static float unit(float x) {
    return Math.max(0, Math.min(1, x));
  }

  private void landmarks(
      Batch batch, int pair, CachedClip clip, int frame, Square square, boolean mirror, int which) {
    for (int point = 0; point < Batch.POINTS; point++) {
      int to =
          ((which * batch.pairs() + pair) * Batch.POINTS
                  + (mirror ? FaceFlip.mirrored(point) : point))
              * 3;
      float x = 2 * square.x(clip.x(frame, point), size) / (size - 1) - 1;
      float y = 2 * square.y(clip.y(frame, point), size) / (size - 1) - 1;
      boolean known =
          clip.visible(frame, point) >= ClipLabels.SEEN && Math.abs(x) <= 1 && Math.abs(y) <= 1;
      batch.landmarks().put(to, mirror ? -x : x);
      batch.landmarks().put(to + 1, y);
      batch.landmarks().put(to + 2, known ? 1 : 0);
    }
  }

  @Override
  public void close() {
    scaled.close();
    spoiler.close();
  }
}
