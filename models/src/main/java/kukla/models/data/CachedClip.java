package kukla.models.data;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The usable frames of one clip, memory-mapped: squares of 8-bit RGB with their landmarks. Nothing
 * to close: the mapping goes with the garbage.
 */
public final class CachedClip {
  private final Path source;
  private final int frames;
  private final int side;
  private final boolean labelled;
  private final FloatBuffer landmarks;
  private final FloatBuffer visible;
  private final ByteBuffer pixels;

  /**
   * @param landmarks (frames, 68, 2) x, y in pixels of the square
   * @param visible (frames, 68)
   * @param pixels (frames, side, side, 3)
   */
  CachedClip(
      Path source,
      int frames,
      int side,
      boolean labelled,
      FloatBuffer landmarks,
      FloatBuffer visible,
      ByteBuffer pixels) {
    this.source = source;
    this.frames = frames;
    this.side = side;
    this.labelled = labelled;
    this.landmarks = landmarks;
    this.visible = visible;
    this.pixels = pixels;
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

  float x(int frame, int point) {
    return landmarks.get((frame * ClipLabels.POINTS + point) * 2);
  }

  float y(int frame, int point) {
    return landmarks.get((frame * ClipLabels.POINTS + point) * 2 + 1);
  }

  float visible(int frame, int point) {
    return visible.get(frame * ClipLabels.POINTS + point);
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
}
