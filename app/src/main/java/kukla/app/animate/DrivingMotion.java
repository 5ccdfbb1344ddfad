package kukla.app.animate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kukla.app.animate.FrameAhead.DecodedFrame;
import kukla.app.animate.StageTimes.Stage;
import kukla.console.Progress;
import kukla.inference.Fault;
import kukla.inference.face.FaceCrop;
import kukla.inference.face.TrackedFace;
import kukla.inference.geometry.PictureSampler;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.inference.motion.Keypoints;
import kukla.inference.motion.MotionModel;
import kukla.media.ClipReader;
import org.jspecify.annotations.Nullable;

/**
 * The motion of a whole clip, without its pictures: a few hundred bytes a frame.
 *
 * @param frames in the clip's order; at least one has keypoints
 */
record DrivingMotion(List<DrivingFrame> frames) {
  /**
   * A face that the detector misses for so long is taken to be where it was: detectors of frontal
   * faces blink when a head turns.
   */
  private static final double PATIENCE_SECONDS = 0.25;

  /** Frames in which the portrait is held, as no face was there. */
  long framesWithoutFace() {
    return frames.stream().filter(frame -> frame.keypoints() == null).count();
  }

  /**
   * Watches the clip.
   *
   * @param clip its name
   * @param reader the clip, just opened; borrowed, read to its end or the limit
   * @param limit at most so many frames; 0: all
   * @throws Fault when no frame shows a face
   */
  static DrivingMotion watch(
      Path clip,
      ClipReader reader,
      long limit,
      FaceFollower follower,
      MotionModel model,
      StageTimes times) {
    List<DrivingFrame> frames = new ArrayList<>();
    Image square = Image.allocate(model.side(), model.side(), ChannelOrder.RGB);
    PictureSampler sampler = new PictureSampler();
    try (FrameAhead ahead = new FrameAhead(reader);
        Progress progress = new Progress("watching the driver", expected(reader, limit))) {
      for (DecodedFrame frame = ahead.next();
          frame != null;
          frame = limit > 0 && frames.size() >= limit ? null : ahead.next()) {
        times.record(Stage.CAPTURE, frame.decodeNanos());
        long started = System.nanoTime();
        double seconds = frame.presentationNanos() * 1e-9;
        FaceCrop crop = visible(follower.follow(frame.picture(), seconds));
        if (crop != null) {
          sampler.sample(frame.picture(), crop.cropToImage(model.side()), square);
        }
        long cropped = System.nanoTime();
        Keypoints keypoints = crop == null ? null : model.keypoints(square);
        times.record(Stage.CROP, cropped - started);
        long ended = System.nanoTime();
        times.record(Stage.KEYPOINTS, ended - cropped);
        frames.add(new DrivingFrame(frame.presentationNanos(), ended - started, keypoints));
        progress.step();
      }
      DrivingMotion motion = new DrivingMotion(List.copyOf(frames));
      if (motion.framesWithoutFace() == frames.size()) {
        throw new Fault(
            "looking for a face in "
                + clip
                + ": expected one in the clip, found none in "
                + frames.size()
                + " frames; give a clip of a face seen from the front, or use --crop none");
      }
      return motion;
    }
  }

  private static long expected(ClipReader reader, long limit) {
    long all = reader.frameCountEstimate();
    return limit == 0 ? all : all == 0 ? limit : Math.min(limit, all);
  }

  private static @Nullable FaceCrop visible(TrackedFace face) {
    if (face instanceof TrackedFace.Seen seen) {
      return seen.crop();
    }
    return face instanceof TrackedFace.Lost lost && lost.seconds() <= PATIENCE_SECONDS
        ? lost.crop()
        : null;
  }
}
