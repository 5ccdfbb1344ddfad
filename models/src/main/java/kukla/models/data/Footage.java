package kukla.models.data;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_RGB;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import kukla.inference.Fault;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.media.ClipReader;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/** The frames of one clip in order, RGB, whether they lie in a video file or in a folder. */
public interface Footage extends AutoCloseable {

  /** The next frame, borrowed until the next call; null after the last. */
  @Nullable Image next();

  @Override
  void close();

  /** Opens a clip; the caller closes it. */
  static Footage open(ClipFile clip) {
    return clip.pictures().isEmpty() ? new Video(ClipReader.open(clip.path())) : new Pictures(clip);
  }

  /** A video file. */
  final class Video implements Footage {
    private final ClipReader reader;
    private final Image frame;

    private Video(ClipReader reader) {
      this.reader = reader;
      frame = Image.allocate(reader.width(), reader.height(), ChannelOrder.RGB);
    }

    @Override
    public @Nullable Image next() {
      return reader.read(frame) ? frame : null;
    }

    @Override
    public void close() {
      reader.close();
    }
  }

  /** A folder of frame pictures of one size. */
  final class Pictures implements Footage {
    private final List<Path> pictures;
    private @Nullable Image frame;
    private int index;

    private Pictures(ClipFile clip) {
      pictures = clip.pictures();
    }

    @Override
    public @Nullable Image next() {
      if (index == pictures.size()) {
        return null;
      }
      Path path = pictures.get(index++);
      try (Mat picture = opencv_imgcodecs.imread(path.toString(), IMREAD_COLOR_RGB)) {
        if (picture.empty()) {
          throw new Fault(
              "reading frame %s: expected a picture, found none that can be decoded; make it again"
                  .formatted(path));
        }
        Image into = frame;
        if (into == null) {
          into = Image.allocate(picture.cols(), picture.rows(), ChannelOrder.RGB);
          frame = into;
        }
        if (picture.cols() != into.width() || picture.rows() != into.height()) {
          throw new Fault(
              "reading frame %s: expected %d×%d as the first one of its folder, found %d×%d; scale the frames alike"
                  .formatted(path, into.width(), into.height(), picture.cols(), picture.rows()));
        }
        into.pixels().put(0, picture.<ByteBuffer>createBuffer(), 0, into.height() * into.stride());
        return into;
      }
    }

    @Override
    public void close() {}
  }
}
