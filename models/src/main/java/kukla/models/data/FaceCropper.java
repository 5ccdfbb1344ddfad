package kukla.models.data;

import static org.bytedeco.opencv.global.opencv_core.CV_64FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import java.nio.FloatBuffer;
import java.util.List;
import kukla.inference.face.AlignedSquare;
import kukla.inference.geometry.Affine;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;

/**
 * Cuts crops out of clips and puts things before them. Holds one crop at a time, 8-bit RGB, with
 * its mask. One thread; its opener closes it.
 */
final class FaceCropper implements AutoCloseable {
  /** Class of the mask network that each {@link MaskClass} counts as. */
  private static final float[] CLASSES = {0, 1, 2, 1, 1, 3, 0, 3};

  private static final float OCCLUDER = 3;
  private static final int UNKNOWN = 255;

  private final int size;
  private final boolean masked;
  private final Mat crop;
  private final Mat mask;
  private final Mat other = new Mat();
  private final Mat covered;
  private final Mat map = new Mat(2, 3, CV_64FC1);
  private final byte[] hidden;
  private final byte[] classes;
  private final float[] known;
  private final FaceSpoiler spoiler = new FaceSpoiler();

  /**
   * @param size pixels a side
   * @param masked whether masks are cut along
   */
  FaceCropper(int size, boolean masked) {
    this.size = size;
    this.masked = masked;
    crop = new Mat(size, size, CV_8UC3);
    mask = new Mat(size, size, CV_8UC1);
    covered = new Mat(size, size, CV_8UC1);
    hidden = new byte[size * size];
    classes = new byte[size * size];
    known = new float[size * size];
  }

  /** Takes a frame's part; of its mask too where masks are asked for. */
  void cut(CachedClip clip, int frame, Affine cropToImage) {
    try (Mat whole = clip.view(frame)) {
      warp(whole, crop, cropToImage, opencv_imgproc.INTER_LINEAR, null);
    }
    if (masked) {
      try (Mat whole = clip.maskView(frame);
          Scalar unknown = new Scalar(UNKNOWN)) {
        warp(whole, mask, cropToImage, opencv_imgproc.INTER_NEAREST, unknown);
      }
    }
  }

  /** Fills a crop; what lies outside of the picture repeats its border, or is this. */
  private void warp(Mat whole, Mat into, Affine cropToImage, int how, @Nullable Scalar outside) {
    // OpenCV's pixels have their middles at whole numbers
    Affine shifted =
        Affine.translation(-0.5, -0.5).after(cropToImage).after(Affine.translation(0.5, 0.5));
    double[] numbers = {
      shifted.xx(), shifted.xy(), shifted.x0(), shifted.yx(), shifted.yy(), shifted.y0()
    };
    double shrinks = Math.hypot(cropToImage.xx(), cropToImage.yx());
    try (DoublePointer data = new DoublePointer(map.data());
        Size to = new Size(size, size);
        Size automatic = new Size(0, 0);
        Scalar black = new Scalar(0)) {
      data.put(numbers);
      Mat from = whole;
      if (shrinks > 1.3 && outside == null) {
        opencv_imgproc.GaussianBlur(whole, other, automatic, 0.45 * shrinks);
        from = other;
      }
      int border = outside == null ? opencv_core.BORDER_REPLICATE : opencv_core.BORDER_CONSTANT;
      opencv_imgproc.warpAffine(
          from,
          into,
          map,
          to,
          how | opencv_imgproc.WARP_INVERSE_MAP,
          border,
          outside == null ? black : outside);
    }
  }

  /** Puts up to two things before the face, by chance: flat or of one of these clips. */
  void cover(double chance, List<CachedClip> clips, Draw draw) {
    try (Scalar none = new Scalar(0)) {
      covered.put(none);
    }
    int things = draw.chance(chance) ? 1 + draw.below(2) : 0;
    for (int i = 0; i < things; i++) {
      try (Scalar none = new Scalar(0);
          Mat shape = new Mat(size, size, CV_8UC1, none);
          Mat thing = new Mat(size, size, CV_8UC3)) {
        spoiler.shape(shape, draw);
        if (draw.chance(0.6)) {
          CachedClip from = clips.get(draw.below(clips.size()));
          double side = from.side() * draw.uniform(0.2, 0.9);
          AlignedSquare part =
              new AlignedSquare(
                  draw.uniform(0.3, 0.7) * from.side(),
                  draw.uniform(0.3, 0.9) * from.side(),
                  side,
                  draw.uniform(-3, 3));
          try (Mat whole = from.view(draw.below(from.frames()))) {
            warp(whole, thing, part.cropToImage(size), opencv_imgproc.INTER_LINEAR, null);
          }
        } else {
          spoiler.paint(thing, draw);
        }
        thing.copyTo(crop, shape);
        opencv_core.max(covered, shape, covered);
      }
    }
    covered.data().get(hidden);
  }

  /** Makes the crop coarse, blurred, noisy or blocky, by chance. */
  void spoil(double chance, Draw draw) {
    spoiler.spoil(crop, chance, draw);
  }

  /** The crop's pixels as they are now. */
  void pixels(byte[] into) {
    crop.data().get(into);
  }

  /** Whether a pixel shows a thing that was put before the face. */
  boolean hides(int x, int y) {
    return hidden[y * size + x] != 0;
  }

  /** Puts the class of every pixel into its place of a batch. */
  void masks(FloatBuffer into, int place) {
    mask.data().get(classes);
    for (int i = 0; i < classes.length; i++) {
      int shown = classes[i] & 0xff;
      known[i] = hidden[i] != 0 ? OCCLUDER : shown < CLASSES.length ? CLASSES[shown] : -1;
    }
    into.put(place * size * size, known, 0, size * size);
  }

  @Override
  public void close() {
    crop.close();
    mask.close();
    other.close();
    covered.close();
    map.close();
    spoiler.close();
  }
}
