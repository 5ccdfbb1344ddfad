package kukla.models.data;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/**
 * The usable frames of one clip, memory-mapped: squares of 8-bit RGB with their landmarks. Nothing
 * to close: the mapping goes with the garbage.
 */
public final class CachedClip {
  private final Path source;
  private final int frames;
  private final int side;
  private final boolean labelled;
  private final ByteBuffer pixels;
  private final @Nullable ByteBuffer masks;
  private final FloatBuffer landmarks;
  private final FloatBuffer visible;
  private final FloatBuffer more;

  /**
   * @param pixels (frames, side, side, 3)
   * @param masks (frames, side, side), numbers of {@link MaskClass}
   * @param landmarks (frames, 70, 2) x, y in pixels of the square: landmarks, pupils
   * @param visible (frames, 70)
   * @param more (frames, 6)
   */
  CachedClip(
      Path source,
      int frames,
      int side,
      boolean labelled,
      ByteBuffer pixels,
      @Nullable ByteBuffer masks,
      FloatBuffer landmarks,
      FloatBuffer visible,
      FloatBuffer more) {
    this.source = source;
    this.frames = frames;
    this.side = side;
    this.labelled = labelled;
    this.pixels = pixels;
    this.masks = masks;
    this.landmarks = landmarks;
    this.visible = visible;
    this.more = more;
  }

  /** The clip that was cached. */
  public Path source() {
    return source;
  }

  /** Usable frames. */
  public int frames() {
    return frames;
  }

  /** Pixels a side. */
  public int side() {
    return side;
  }

  /** Whether the frames have landmarks. */
  public boolean labelled() {
    return labelled;
  }

  /** Whether it is known what every pixel shows. */
  public boolean masked() {
    return masks != null;
  }

  float x(int frame, int point) {
    return landmarks.get((frame * ClipLabels.TRACKED + point) * 2);
  }

  float y(int frame, int point) {
    return landmarks.get((frame * ClipLabels.TRACKED + point) * 2 + 1);
  }

  float visible(int frame, int point) {
    return visible.get(frame * ClipLabels.TRACKED + point);
  }

  /** One of the numbers that are known beside the landmarks; NaN where it is not. */
  float more(int frame, ClipLabels.More which) {
    return more.get(frame * ClipLabels.More.COUNT + which.ordinal());
  }

  /** The box around a frame's landmarks. */
  Box face(int frame) {
    Box box = Box.EMPTY;
    for (int point = 0; point < ClipLabels.POINTS; point++) {
      box = box.with(x(frame, point), y(frame, point));
    }
    return box;
  }

  /** A view of one frame, 8-bit RGB; the caller closes the view. */
  Mat view(int frame) {
    BytePointer start = new BytePointer(pixels).position((long) frame * side * side * 3);
    return new Mat(side, side, opencv_core.CV_8UC3, start, (long) side * 3);
  }

  /** A view of one frame's mask, numbers of {@link MaskClass}; the caller closes the view. */
  Mat maskView(int frame) {
    ByteBuffer known = masks;
    if (known == null) {
      throw new IllegalStateException("expected masks of " + source + ", found none");
    }
    BytePointer start = new BytePointer(known).position((long) frame * side * side);
    return new Mat(side, side, opencv_core.CV_8UC1, start, side);
  }
}
