package kukla.models.evaluate;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import kukla.inference.face.FaceCrop;
import kukla.inference.geometry.PictureSampler;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.media.ClipReader;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a clip that are measured, as squares, each decoded on a thread of its own while the
 * one before is being moved and judged. One thread takes them and gives them back; its opener
 * closes it.
 */
final class MeasuredFrames implements AutoCloseable {
  /** Pixels a side at which everything is measured. */
  static final int SIDE = 256;

  /** Which square of a frame is looked at. */
  interface Framing {
    /**
     * On the decoding thread.
     *
     * @return null where there is nothing to look at
     */
    @Nullable FaceCrop of(Image frame, double seconds);
  }

  /** The middle square of every frame. */
  static final Framing MIDDLE = (frame, seconds) -> FaceCrop.middle(frame.width(), frame.height());

  /**
   * Which frames of a clip.
   *
   * @param from the first one's index
   * @param to the index after the last one's
   * @param every one in so many
   */
  record Choice(long from, long to, int every) {}

  /** A frame on its way: pictures that are used again once it is given back. */
  static final class Shot {
    private int index;
    private double seconds;
    private final Image driver = Image.allocate(SIDE, SIDE, ChannelOrder.RGB);
    private final Image output = Image.allocate(SIDE, SIDE, ChannelOrder.RGB);
    private final Image fed;

    private Shot(int side) {
      fed = side == SIDE ? driver : Image.allocate(side, side, ChannelOrder.RGB);
    }

    /** Of the frame in its clip. */
    int index() {
      return index;
    }

    double seconds() {
      return seconds;
    }

    /** The square at the size of measuring. */
    Image driver() {
      return driver;
    }

    /** Takes what the model makes of it, at the same size. */
    Image output() {
      return output;
    }

    /** The square at the model's size. */
    Image fed() {
      return fed;
    }
  }

  private final ClipReader reader;
  private final Framing framing;
  private final Choice choice;
  private final int side;
  private final Image frame;
  private final PictureSampler sampler = new PictureSampler();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "decode"));
  private final Deque<Shot> idle = new ArrayDeque<>();
  private Future<@Nullable Shot> coming;
  private long read;

  private MeasuredFrames(ClipReader reader, Framing framing, Choice choice, int side) {
    this.reader = reader;
    this.framing = framing;
    this.choice = choice;
    this.side = side;
    frame = reader.newImage();
    coming = begin();
  }

  /**
   * @param side of the model's pictures
   * @throws kukla.inference.Fault when the clip cannot be read
   */
  static MeasuredFrames open(Path clip, Framing framing, Choice choice, int side) {
    return new MeasuredFrames(ClipReader.open(clip), framing, choice, side);
  }

  double framesPerSecond() {
    return reader.framesPerSecond();
  }

  /** About how many there will be, 0 when unknown. */
  long expected() {
    long frames = Math.min(choice.to(), reader.frameCountEstimate()) - choice.from();
    return Math.max(0, frames) / choice.every();
  }

  /** The next one, or null after the last; the caller gives it back. */
  @Nullable Shot next() {
    Shot shot = InOrder.waitFor(coming);
    if (shot != null) {
      coming = begin();
    }
    return shot;
  }

  /** Takes back what is no longer looked at. */
  void giveBack(Shot shot) {
    idle.push(shot);
  }

  private Future<@Nullable Shot> begin() {
    Shot shot = idle.isEmpty() ? new Shot(side) : idle.pop();
    return thread.submit(() -> fill(shot));
  }

  private @Nullable Shot fill(Shot shot) {
    while (read < choice.to()) {
      long index = read++;
      boolean wanted = index >= choice.from() && (index - choice.from()) % choice.every() == 0;
      if (!(wanted ? reader.read(frame) : reader.skip())) {
        return null;
      }
      if (!wanted) {
        continue;
      }
      shot.index = (int) index;
      shot.seconds = reader.presentationNanos() * 1e-9;
      FaceCrop crop = framing.of(frame, shot.seconds);
      if (crop != null) {
        sampler.sample(frame, crop.cropToImage(SIDE), shot.driver);
        if (side != SIDE) {
          sampler.sample(frame, crop.cropToImage(side), shot.fed);
        }
        return shot;
      }
    }
    return null;
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      while (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
        // a decoder always returns
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    reader.close();
  }
}
