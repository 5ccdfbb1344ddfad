package kukla.models.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import kukla.inference.Fault;
import kukla.inference.file.AtomicFile;
import kukla.inference.image.Image;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;

/** Decodes one clip into its cache file. */
final class CacheWriter {
  private final ClipFile clip;
  private final int largestSide;
  private final int framesPerClip;
  private final long stamp;
  private final @Nullable LabelFile labelFile;
  private final @Nullable ClipLabels labels;
  private final List<Integer> kept = new ArrayList<>();

  CacheWriter(ClipFile clip, int largestSide, int framesPerClip, long stamp) {
    this.clip = clip;
    this.largestSide = largestSide;
    this.framesPerClip = framesPerClip;
    this.stamp = stamp;
    labelFile = clip.labels() == null ? null : LabelFile.read(clip.labels());
    labels = labelFile == null ? null : ClipLabels.of(labelFile);
  }

  /** That the cache cannot be used: no fault of the clip, and no other clip would fare better. */
  static final class NoRoom extends Exception {
    private final Fault fault;

    NoRoom(Path file, String found, Exception cause) {
      super(cause);
      fault =
          new Fault(
              "using the frame cache %s: expected room and permission, found %s; free some space or choose another --cache, then run it again: it goes on where it stopped"
                  .formatted(file, found),
              cause);
    }

    /** The same for people. */
    Fault fault() {
      return fault;
    }
  }

  /**
   * Writes the file, whole or not at all.
   *
   * @throws Fault when clip or labels are not what they should be
   * @throws NoRoom when the file cannot be written
   */
  void write(Path file) throws NoRoom {
    int count = labels == null ? countFrames() : labels.frames();
    int every = Math.max(1, (count + framesPerClip - 1) / framesPerClip);
    try (AtomicFile atomic = begun(file);
        FileChannel out = FileChannel.open(atomic.beside(), StandardOpenOption.WRITE);
        Footage footage = Footage.open(clip)) {
      Image first = footage.next();
      if (first == null) {
        throw tooFew();
      }
      Square square =
          labels == null
              ? Square.middle(first.width(), first.height())
              : ClipSquare.of(labels, first.width(), first.height());
      int side = Math.min(largestSide, square.side());
      ByteBuffer small = ByteBuffer.allocateDirect(side * side * 3);
      out.position(ClipCache.HEADER);
      int seen = 0;
      for (Image image = first; image != null; image = footage.next(), seen++) {
        if (seen % every == 0 && (labels == null || (seen < count && labels.usable(seen)))) {
          shrink(image, square, small, side);
          writeAll(out, small.duplicate().clear()); // a pointer to it counts from its position
          kept.add(seen);
        }
      }
      if (labelFile != null) {
        labelFile.fit(seen);
      }
      if (kept.size() < 2) {
        throw tooFew();
      }
      boolean masked = writeMasks(out, square, side, first);
      writeAll(out, numbers(square, side));
      writeAll(out.position(0), header(side, masked));
      commit(atomic, file);
    } catch (IOException e) {
      throw new NoRoom(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static AtomicFile begun(Path file) throws NoRoom {
    try {
      return new AtomicFile(file);
    } catch (Fault e) {
      throw new NoRoom(file, reason(e), e);
    }
  }

  private static void commit(AtomicFile atomic, Path file) throws NoRoom {
    try {
      atomic.commit();
    } catch (Fault e) {
      throw new NoRoom(file, reason(e), e);
    }
  }

  private static String reason(Fault fault) {
    return String.valueOf(fault.getCause() == null ? fault.getMessage() : fault.getCause());
  }

  private Fault tooFew() {
    return new Fault(
        "reading clip %s: expected at least two frames%s, found %d; leave it out"
            .formatted(clip.path(), labels == null ? "" : " with a labelled face", kept.size()));
  }

  private int countFrames() {
    if (!clip.pictures().isEmpty()) {
      return clip.pictures().size();
    }
    try (Footage footage = Footage.open(clip)) {
      int count = 0;
      while (footage.next() != null) {
        count++;
      }
      return count;
    }
  }

  private static void shrink(Image image, Square square, ByteBuffer into, int side) {
    try (BytePointer from = new BytePointer(image.pixels());
        BytePointer to = new BytePointer(into);
        Mat whole =
            new Mat(image.height(), image.width(), opencv_core.CV_8UC3, from, image.stride());
        Rect rect = new Rect(square.left(), square.top(), square.side(), square.side());
        Mat part = new Mat(whole, rect);
        Mat small = new Mat(side, side, opencv_core.CV_8UC3, to, side * 3L);
        Size size = new Size(side, side)) {
      opencv_imgproc.resize(part, small, size, 0, 0, opencv_imgproc.INTER_AREA);
    }
  }

  /** The kept frames' masks over the square, where the labels have them. */
  private boolean writeMasks(FileChannel out, Square square, int side, Image frame)
      throws IOException {
    LabelFile known = labelFile;
    if (known == null || !known.hasMasks()) {
      return false;
    }
    int width = known.denseWidth();
    int height = known.denseHeight();
    byte[] whole = new byte[width * height];
    byte[] small = new byte[side * side];
    for (int index : kept) {
      known.mask(index, whole);
      for (int y = 0; y < side; y++) {
        int row = place(square.top(), y, square.side(), side, frame.height(), height);
        for (int x = 0; x < side; x++) {
          int column = place(square.left(), x, square.side(), side, frame.width(), width);
          small[y * side + x] = whole[row * width + column];
        }
      }
      writeAll(out, ByteBuffer.wrap(small));
    }
    return true;
  }

  /** Which of {@code cells} cells over {@code whole} pixels lies under a pixel of the square. */
  private static int place(int from, int at, int square, int side, int whole, int cells) {
    double position = from + (at + 0.5) * square / side;
    return Math.max(0, Math.min((int) (position * cells / whole), cells - 1));
  }

  /** Landmarks of the kept frames in pixels of the square, visibility, what more is known. */
  private ByteBuffer numbers(Square square, int side) {
    ByteBuffer numbers =
        ByteBuffer.allocate(kept.size() * ClipCache.NUMBERS_A_FRAME * 4)
            .order(ByteOrder.LITTLE_ENDIAN);
    if (labels == null) {
      return numbers;
    }
    for (int frame : kept) {
      for (int point = 0; point < ClipLabels.TRACKED; point++) {
        float[] place = labels.tracked(frame, point);
        numbers.putFloat(square.x(place[0], side));
        numbers.putFloat(square.y(place[1], side));
      }
    }
    for (int frame : kept) {
      for (int point = 0; point < ClipLabels.TRACKED; point++) {
        numbers.putFloat(labels.tracked(frame, point)[2]);
      }
    }
    int row = ClipLabels.More.COUNT;
    for (int frame : kept) {
      for (int at = frame * row; at < (frame + 1) * row; at++) {
        numbers.putFloat(labels.more()[at]);
      }
    }
    return numbers.rewind();
  }

  private ByteBuffer header(int side, boolean masked) {
    return ByteBuffer.allocate(ClipCache.HEADER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(0, ClipCache.MAGIC)
        .putInt(8, kept.size())
        .putInt(12, side)
        .putInt(16, labels == null ? 0 : 1)
        .putInt(20, masked ? 1 : 0)
        .putLong(24, stamp);
  }

  private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }
}
