package kukla.models.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import kukla.inference.Fault;
import kukla.inference.face.CropTracker;
import kukla.inference.face.FaceCrop;
import kukla.inference.face.FaceDetector;
import kukla.inference.face.TrackedFace;
import kukla.inference.geometry.PictureSampler;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.inference.motion.Keypoints;
import kukla.inference.motion.MotionModel;
import kukla.inference.motion.PoseShape;
import kukla.inference.motion.RelativeMotion;
import kukla.media.ClipReader;
import kukla.models.evaluate.DriverTestimony.Look;
import kukla.models.evaluate.MeasuredFrames.Choice;
import kukla.models.evaluate.MeasuredFrames.Framing;
import kukla.models.evaluate.MeasuredFrames.Shot;
import kukla.models.judge.FaceWitness.Testimony;

/**
 * Drives a source by another person's clip and measures what is kept of either, as {@code kukla
 * animate} does it: the square around the face in both, the driver's motion since the frame that is
 * most like the source put on top of the source's own pose. One thread makes frames, others decode
 * and judge; model, judges and detector are borrowed.
 */
final class CrossEvaluation {
  /** A face that the detector misses for so long is taken to be where it was. */
  private static final double PATIENCE_SECONDS = 0.25;

  private final MotionModel model;
  private final JudgeBench judges;
  private final FaceDetector detector;
  private final int most;
  private final long until;
  private final PictureSampler sampler = new PictureSampler();

  /**
   * @param detector used by one thread at a time
   * @param most frames of a driver that are measured, spread evenly
   * @param until frames of a driver that are looked at, from the first on
   */
  CrossEvaluation(
      MotionModel model, JudgeBench judges, FaceDetector detector, int most, long until) {
    this.model = model;
    this.judges = judges;
    this.detector = detector;
    this.most = most;
    this.until = until;
  }

  /**
   * A source as the model sees it.
   *
   * @param name for people
   * @param square at the model's size
   */
  record SourceSquare(String name, Image square) {}

  /**
   * A driver's frames, watched once for all sources.
   *
   * @param name of the clip
   * @param frames those with a face
   */
  record Driver(String name, List<Watched> frames) {}

  /** A frame of the driver. */
  record Watched(Shot shot, Keypoints keypoints, Testimony seen) {}

  /**
   * The square around the most prominent face of a picture.
   *
   * @throws Fault when there is none
   */
  SourceSquare source(String name, Image picture) {
    FaceCrop crop =
        detector.detect(picture).stream()
            .findFirst()
            .map(face -> FaceCrop.around(face.box()))
            .orElseThrow(
                () ->
                    new Fault(
                        "evaluating "
                            + name
                            + " as a source: expected a face, found none; leave it out"))
            .fittedInto(picture.width(), picture.height());
    Image square = model.newImage();
    sampler.sample(picture, crop.cropToImage(model.side()), square);
    return new SourceSquare(name, square);
  }

  /** The same of a clip's first frame. */
  SourceSquare firstFrame(Path clip) {
    try (ClipReader reader = ClipReader.open(clip)) {
      Image frame = reader.newImage();
      if (!reader.read(frame)) {
        throw new Fault("evaluating " + clip + ": expected frames, found none; leave the clip out");
      }
      return source(clip.getFileName().toString(), frame);
    }
  }

  /**
   * Watches a driver.
   *
   * @throws Fault when the clip cannot be read or never shows a face
   */
  Driver watch(Path clip) {
    String name = clip.getFileName().toString();
    List<Watched> watched = new ArrayList<>();
    try (MeasuredFrames frames =
            MeasuredFrames.open(clip, follow(), new Choice(0, until, step(clip)), model.side());
        InOrder<Optional<Testimony>> line = new InOrder<>(judges.underWay())) {
      for (Shot shot = frames.next(); shot != null; shot = frames.next()) {
        Shot now = shot;
        Future<Optional<Testimony>> look = judges.look(now.driver());
        Keypoints keypoints = model.keypoints(now.fed());
        line.add(
            look, seen -> seen.ifPresent(face -> watched.add(new Watched(now, keypoints, face))));
      }
      line.finish();
    }
    if (watched.isEmpty()) {
      throw new Fault(
          "evaluating " + name + " as a driver: expected a face, found none; leave the clip out");
    }
    return new Driver(name, watched);
  }

  private int step(Path clip) {
    try (ClipReader reader = ClipReader.open(clip)) {
      long frames = Math.min(until, reader.frameCountEstimate());
      return (int) Math.max(1, (frames + most - 1) / most);
    }
  }

  private Framing follow() {
    CropTracker tracker = new CropTracker(detector, 1);
    return (frame, seconds) -> {
      TrackedFace face = tracker.follow(frame, seconds);
      if (face instanceof TrackedFace.Seen seen) {
        return seen.crop();
      }
      return face instanceof TrackedFace.Lost lost && lost.seconds() <= PATIENCE_SECONDS
          ? lost.crop()
          : null;
    };
  }

  /**
   * Measures one source driven by one driver.
   *
   * @param gallery keeps some of the frames
   * @throws Fault when the judges find no face in the source
   */
  CrossFigures evaluate(SourceSquare source, Driver driver, Gallery gallery) {
    Image square = Image.allocate(MeasuredFrames.SIDE, MeasuredFrames.SIDE, ChannelOrder.RGB);
    sampler.resize(source.square(), square);
    Testimony beginning =
        InOrder.waitFor(judges.look(square))
            .orElseThrow(
                () ->
                    new Fault(
                        "evaluating "
                            + source.name()
                            + " as a source: expected the judges to find a face, found none; leave"
                            + " it out"));
    gallery.source(square, driver.frames().size());
    Keypoints still = model.source(source.square());
    List<Keypoints> all = driver.frames().stream().map(Watched::keypoints).toList();
    Keypoints initial = PoseShape.nearest(still, all, model.gaps());
    Testimony initialSeen = driver.frames().get(all.indexOf(initial)).seen();
    RelativeMotion relative = RelativeMotion.of(still, initial);
    CrossTally tally = new CrossTally(beginning, initialSeen);
    gallery.rank(Badness.of(tally::turnedAway, "turn off by %.1f°"));
    List<FramePoint> points = new ArrayList<>();
    Image made = model.newImage();
    try (InOrder<JudgedFrame> line = new InOrder<>(judges.underWay())) {
      for (Watched watched : driver.frames()) {
        Shot shot = watched.shot();
        model.generate(relative.move(watched.keypoints()), made);
        sampler.resize(made, shot.output());
        line.add(
            judges.judge(
                shot.index(),
                shot.driver(),
                shot.output(),
                new Look(Optional.of(watched.seen())),
                null),
            found -> {
              tally.add(found);
              points.add(FramePoint.of(found, shot.seconds(), initialSeen, beginning));
              gallery.offer(found, shot.driver(), shot.output());
            });
      }
      line.finish();
    }
    return new CrossFigures(
        source.name(), driver.name(), tally.frames(), tally.faceless(), tally.figures(), points);
  }
}
