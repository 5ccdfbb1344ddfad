package kukla.app.animate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import kukla.app.animate.AnimateOptions.Crop;
import kukla.app.animate.AnimateOptions.Initial;
import kukla.app.animate.StageTimes.Stage;
import kukla.app.portrait.FaceDetectors;
import kukla.app.portrait.SourcePortrait;
import kukla.console.Progress;
import kukla.inference.Fault;
import kukla.inference.card.ModelFolder;
import kukla.inference.card.ModelShelf;
import kukla.inference.engine.choice.EngineChoice;
import kukla.inference.face.FaceDetector;
import kukla.inference.image.Image;
import kukla.inference.motion.KeypointGaps;
import kukla.inference.motion.Keypoints;
import kukla.inference.motion.MotionModel;
import kukla.inference.motion.RelativeMotion;
import kukla.media.ClipFormat;
import kukla.media.ClipReader;
import kukla.media.ClipWriter;

/**
 * Moves a portrait as a clip moves: watch the whole clip for its motion, choose the pose that
 * stands for the source's own, then make and write frame after frame.
 */
final class Animation {
  private final AnimateOptions options;
  private final PrintWriter notes;
  private final StageTimes times = new StageTimes();

  /**
   * @param notes takes a line for what the user should know
   */
  Animation(AnimateOptions options, PrintWriter notes) {
    this.options = options;
    this.notes = notes;
  }

  AnimateStats run() {
    long started = System.nanoTime();
    check();
    ModelShelf shelf = ModelShelf.ofUser();
    ModelFolder folder = shelf.find(options.model());
    EngineChoice.Opened<MotionModel> opened =
        EngineChoice.open(options.engine(), folder, chosen -> MotionModel.open(folder, chosen));
    EngineChoice choice = opened.choice();
    try (MotionModel model = opened.model();
        ClipReader clip = ClipReader.open(options.driving());
        FaceDetector detector = FaceDetectors.open(shelf)) {
      tell("engine " + choice.why());
      SourcePortrait portrait = portrait(detector);
      Image square = portrait.source("", model.side()).square();
      Keypoints source = model.source(square);
      Canvas canvas = canvas(portrait, square, clip);
      try (ClipWriter writer = ClipWriter.open(options.out(), format(canvas, clip))) {
        DrivingMotion motion =
            DrivingMotion.watch(
                options.driving(), clip, options.frames(), follower(detector), model, times);
        tell(motion, clip, writer);
        write(motion, model, movement(source, motion, model.gaps()), canvas, writer);
        double seconds = (System.nanoTime() - started) * 1e-9;
        return new AnimateStats(
            motion.frames().size(),
            seconds,
            choice.engine().name(),
            motion.framesWithoutFace(),
            times);
      }
    }
  }

  private SourcePortrait portrait(FaceDetector detector) {
    return options.crop() == Crop.AUTO
        ? SourcePortrait.open(options.source(), options.face(), detector, notes)
        : SourcePortrait.middleOf(options.source());
  }

  private FaceFollower follower(FaceDetector detector) {
    return options.crop() == Crop.AUTO
        ? FaceFollower.tracking(detector, options.driving(), notes)
        : FaceFollower.middle();
  }

  private ClipFormat format(Canvas canvas, ClipReader clip) {
    return ClipFormat.of(canvas.width(), canvas.height(), clip.frameRate())
        .withSound(clip.hasSound() ? options.driving() : null)
        .withMetadata(SyntheticMark.METADATA);
  }

  private void tell(String line) {
    notes.println(line);
    notes.flush();
  }

  private void tell(DrivingMotion motion, ClipReader clip, ClipWriter writer) {
    clip.brokenTail()
        .ifPresent(
            tail -> tell(options.driving() + ": " + tail.reason() + "; using what could be read"));
    if (motion.framesWithoutFace() > 0) {
      tell(
          "%s: no face in %d of %d frames; the portrait holds still there"
              .formatted(options.driving(), motion.framesWithoutFace(), motion.frames().size()));
    }
    if (clip.hasSound() && !writer.hasSound()) {
      tell(options.driving() + ": its sound cannot be read; the clip is silent");
    }
  }

  /** From the driver's keypoints to the portrait's. */
  private UnaryOperator<Keypoints> movement(
      Keypoints source, DrivingMotion motion, KeypointGaps gaps) {
    if (options.absolute()) {
      return UnaryOperator.identity();
    }
    Keypoints initial =
        options.initial() == Initial.BEST
            ? InitialPose.best(source, motion.frames(), gaps)
            : InitialPose.first(motion.frames());
    RelativeMotion relative =
        options.adaptScale()
            ? RelativeMotion.scaled(source, initial)
            : RelativeMotion.of(source, initial);
    return relative::move;
  }

  private Canvas canvas(SourcePortrait portrait, Image square, ClipReader clip) {
    Canvas alone =
        options.crop() == Crop.AUTO
            ? new Canvas.Painting(portrait.picture(), portrait.crop(), square.width())
            : new Canvas.RawSquare(square);
    return options.sideBySide() ? new Canvas.SideBySide(alone, clip.width(), clip.height()) : alone;
  }

  private void write(
      DrivingMotion motion,
      MotionModel model,
      UnaryOperator<Keypoints> movement,
      Canvas canvas,
      ClipWriter writer) {
    try (ClipReader again = canvas.wantsDriving() ? ClipReader.open(options.driving()) : null;
        FrameAhead ahead = again == null ? null : new FrameAhead(again);
        WriteBehind behind =
            new WriteBehind(writer, canvas, ahead, model.side(), options.pngDir(), times);
        Progress progress = new Progress("animating", motion.frames().size())) {
      for (DrivingFrame frame : motion.frames()) {
        Keypoints keypoints = frame.keypoints();
        if (keypoints == null) {
          behind.writeHeld(frame.presentationNanos(), frame.watchNanos());
        } else {
          long started = System.nanoTime();
          model.generate(movement.apply(keypoints), behind.square());
          long nanos = System.nanoTime() - started;
          times.record(Stage.GENERATOR, nanos);
          behind.writeGenerated(frame.presentationNanos(), frame.watchNanos() + nanos);
        }
        progress.step();
      }
      behind.finish();
    }
  }

  /** What need not wait until the clip was watched. */
  private void check() {
    Path pngDir = options.pngDir();
    if (pngDir != null) {
      make(pngDir);
    }
    if (isSame(options.out(), options.driving()) || isSame(options.out(), options.source())) {
      throw new Fault(
          "writing "
              + options.out()
              + ": expected another file than those that are read, found one of them; choose another"
              + " name");
    }
  }

  private static boolean isSame(Path out, Path in) {
    try {
      return Files.exists(out) && Files.exists(in) && Files.isSameFile(out, in);
    } catch (IOException e) {
      return false; // whoever opens them says why
    }
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new Fault(
          "writing frames to "
              + folder
              + ": expected a folder that can be made, found "
              + e.getClass().getSimpleName()
              + " ("
              + e.getMessage()
              + ")"
              + "; choose another place",
          e);
    }
  }
}
