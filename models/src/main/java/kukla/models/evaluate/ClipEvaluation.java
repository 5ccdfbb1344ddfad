package kukla.models.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Future;
import kukla.inference.Fault;
import kukla.inference.geometry.PictureSampler;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.models.evaluate.DriverTestimony.Look;
import kukla.models.evaluate.MeasuredFrames.Choice;
import kukla.models.evaluate.MeasuredFrames.Shot;
import kukla.models.judge.FaceWitness.Testimony;
import kukla.models.judge.Landmarks;
import org.jspecify.annotations.Nullable;

/**
 * Reconstructs one clip after the other from its first frame and measures how well. Frames are the
 * middle square of the clip, scaled by area. One thread makes frames, others decode and judge;
 * model and judges are borrowed.
 */
final class ClipEvaluation {
  private final Reconstruction model;
  private final JudgeBench judges;
  private final JudgedClips judged;
  private final int every;
  private final long most;
  private final PictureSampler sampler = new PictureSampler();
  private final Image first =
      Image.allocate(MeasuredFrames.SIDE, MeasuredFrames.SIDE, ChannelOrder.RGB);

  /**
   * @param every one frame in so many is measured, 1 for all; jitter on frames one after the other
   * @param most frames of a clip that are looked at
   */
  ClipEvaluation(
      Reconstruction model, JudgeBench judges, JudgedClips judged, int every, long most) {
    this.model = model;
    this.judges = judges;
    this.judged = judged;
    this.every = every;
    this.most = most;
  }

  /**
   * Measures a clip.
   *
   * @param gallery keeps some of the frames
   * @throws Fault when the clip cannot be read, its first frame shows no face, or no other frame is
   *     measured
   */
  ClipFigures evaluate(Path clip, Gallery gallery) {
    DriverTestimony testimony = judged.open(clip);
    Choice choice = new Choice(0, most, every);
    try (MeasuredFrames frames =
        MeasuredFrames.open(clip, MeasuredFrames.MIDDLE, choice, model.side())) {
      Shot shot = frames.next();
      if (shot == null) {
        throw new Fault("evaluating " + clip + ": expected frames, found none; leave the clip out");
      }
      Testimony beginning = look(testimony, shot).orElseThrow(() -> noFace(clip));
      shot.driver().copyTo(first);
      gallery.source(first, frames.expected());
      model.source(shot.fed());
      FigureTally tally = new FigureTally(beginning);
      List<FramePoint> points = new ArrayList<>();
      try (JudgeBench.Unmoved unmoved = judges.unmoved(first);
          InOrder<JudgedFrame> line = new InOrder<>(judges.underWay())) {
        for (; shot != null; shot = frames.next()) {
          Shot now = shot;
          line.add(
              judge(testimony, now, unmoved),
              found -> {
                testimony.put(now.index(), found.driver());
                tally.add(found);
                points.add(FramePoint.of(found, now.seconds(), beginning, beginning));
                gallery.offer(found, now.driver(), now.output());
                frames.giveBack(now);
              });
        }
        line.finish();
      }
      if (tally.frames() < 2) {
        throw new Fault(
            "evaluating "
                + clip
                + ": expected a frame to measure beside the first one, found none; leave the clip"
                + " out, or measure more of it with a smaller --every");
      }
      EnumMap<Figure, Double> values = tally.figures();
      Jitter.Tremble tremble = tremble(clip, tally, testimony, frames.framesPerSecond());
      values.put(Figure.JITTER, tremble.moved());
      values.put(Figure.JITTER_UNMOVED, tremble.unmoved());
      testimony.save();
      String name = clip.getFileName().toString();
      return new ClipFigures(name, tally.frames(), tally.faceless(), new Figures(values), points);
    }
  }

  private Optional<Testimony> look(DriverTestimony testimony, Shot shot) {
    Look known = testimony.of(shot.index());
    if (known != null) {
      return known.face();
    }
    Optional<Testimony> seen = InOrder.waitFor(judges.look(shot.driver()));
    testimony.put(shot.index(), seen);
    return seen;
  }

  /** Makes the output and has it judged. */
  private Future<JudgedFrame> judge(
      DriverTestimony testimony, Shot shot, JudgeBench.@Nullable Unmoved unmoved) {
    sampler.resize(model.reconstruct(shot.fed()), shot.output());
    return judges.judge(
        shot.index(), shot.driver(), shot.output(), testimony.of(shot.index()), unmoved);
  }

  /** Over the driver's stillest second; frame by frame there where others were passed over. */
  private Jitter.Tremble tremble(
      Path clip, FigureTally tally, DriverTestimony testimony, double framesPerSecond) {
    int second = (int) Math.max(2, Math.round(framesPerSecond));
    if (every == 1) {
      return tremble(tally.faces(), second);
    }
    List<Landmarks> drivers = drivers(tally.faces());
    int fewer = Math.max(2, (int) Math.ceil(framesPerSecond / every));
    OptionalInt likely = Jitter.likely(drivers, fewer);
    if (likely.isEmpty()) {
      return Jitter.Tremble.UNKNOWN;
    }
    int from = tally.faces().get(likely.getAsInt()).index();
    long start = Math.max(0, from - every + 1);
    Choice choice = new Choice(start, Math.min(most, from + second + every - 1L), 1);
    List<JudgedFrame> faces = new ArrayList<>();
    try (MeasuredFrames frames =
            MeasuredFrames.open(clip, MeasuredFrames.MIDDLE, choice, model.side());
        InOrder<JudgedFrame> line = new InOrder<>(judges.underWay())) {
      for (Shot shot = frames.next(); shot != null; shot = frames.next()) {
        Shot now = shot;
        line.add(
            judge(testimony, now, null),
            found -> {
              testimony.put(now.index(), found.driver());
              if (found.hasFaces()) {
                faces.add(found);
              }
              frames.giveBack(now);
            });
      }
      line.finish();
    }
    return tremble(faces, second);
  }

  private static Jitter.Tremble tremble(List<JudgedFrame> faces, int second) {
    return Jitter.of(
        drivers(faces),
        faces.stream().map(found -> found.output().orElseThrow().mesh()).toList(),
        second);
  }

  private static List<Landmarks> drivers(List<JudgedFrame> faces) {
    return faces.stream().map(found -> found.driver().orElseThrow().mesh()).toList();
  }

  private static Fault noFace(Path clip) {
    return new Fault(
        "evaluating "
            + clip
            + ": expected a face in the middle square of the first frame, found none; leave the"
            + " clip out");
  }
}
