package kukla.app.animate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import kukla.app.animate.AnimateOptions.Crop;
import kukla.app.animate.AnimateOptions.Initial;
import kukla.app.animate.StageTimes.Stage;
import kukla.console.Progress;
import kukla.inference.Fault;
import kukla.inference.card.ModelShelf;
import kukla.inference.engine.Engine;
import kukla.inference.engine.onnx.OnnxEngine;
import kukla.inference.face.CascadeDetector;
import kukla.inference.face.FaceDetector;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.inference.motion.Keypoints;
import kukla.inference.motion.MotionModel;
import kukla.inference.motion.RelativeMotion;
import kukla.media.ClipFormat;
import kukla.media.ClipReader;
import kukla.media.ClipWriter;
import org.jspecify.annotations.Nullable;

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
    Engine engine = OnnxEngine.load();
    try (FaceDetector detector = new CascadeDetector();
        MotionModel model = MotionModel.open(ModelShelf.ofUser().find(options.model()), engine)) {
      SourcePortrait portrait = portrait(detector);
      Image square = portrait.square(model.side());
      Keypoints source = model.source(square);
      FaceFollower follower =
          options.crop() == Crop.AUTO ? FaceFollower.tracking(detector) : FaceFollower.middle();
      DrivingMotion motion =
          DrivingMotion.watch(options.driving(), options.frames(), follower, model, times);
      tell(motion);
      write(motion, model, movement(source, motion), canvas(portrait, square));
      double seconds = (System.nanoTime() - started) * 1e-9;
      return new AnimateStats(
          motion.frames().size(), seconds, engine.name(), motion.framesWithoutFace(), times);
    }
  }

  private SourcePortrait portrait(FaceDetector detector) {
    return options.crop() == Crop.AUTO
        ? SourcePortrait.open(options.source(), options.face(), detector, notes)
        : SourcePortrait.middleOf(options.source());
  }

  private void tell(DrivingMotion motion) {
    motion
        .brokenTail()
        .ifPresent(
            tail ->
                notes.println(
                    options.driving() + ": " + tail.reason() + "; using what could be read"));
    if (motion.framesWithoutFace() > 0) {
      notes.println(
          "%s: no face in %d of %d frames; the portrait holds still there"
              .formatted(options.driving(), motion.framesWithoutFace(), motion.frames().size()));
    }
  }

  /** From the driver's keypoints to the portrait's. */
  private UnaryOperator<Keypoints> movement(Keypoints source, DrivingMotion motion) {
    if (options.absolute()) {
      return UnaryOperator.identity();
    }
    Keypoints initial =
        options.initial() == Initial.BEST
            ? InitialPose.best(source, motion.frames())
            : InitialPose.first(motion.frames());
    RelativeMotion relative =
        options.adaptScale()
            ? RelativeMotion.scaled(source, initial)
            : RelativeMotion.of(source, initial);
    return relative::move;
  }

  private Canvas canvas(SourcePortrait portrait, Image square) {
    Canvas alone =
        options.crop() == Crop.AUTO
            ? new Canvas.Painting(portrait.picture(), portrait.crop(), square.width())
            : new Canvas.RawSquare(square);
    return alone;
  }

  private void write(
      DrivingMotion motion, MotionModel model, UnaryOperator<Keypoints> movement, Canvas alone) {
    Path pngDir = options.pngDir();
    if (pngDir != null) {
      make(pngDir);
    }
    try (ClipReader reader = ClipReader.open(options.driving())) {
      Canvas canvas =
          options.sideBySide()
              ? new Canvas.SideBySide(alone, reader.width(), reader.height())
              : alone;
      ClipFormat format =
          ClipFormat.of(canvas.width(), canvas.height(), reader.frameRate())
              .withSound(reader.hasSound() ? options.driving() : null)
              .withMetadata(SyntheticMark.METADATA);
      try (ClipWriter writer = ClipWriter.open(options.out(), format);
          WriteBehind behind = new WriteBehind(writer, canvas, pngDir, times);
          FrameAhead ahead = canvas.wantsDriving() ? new FrameAhead(reader) : null;
          Progress progress = new Progress("animating", motion.frames().size())) {
        Image square = Image.allocate(model.side(), model.side(), ChannelOrder.RGB);
        boolean moved = false;
        for (DrivingFrame frame : motion.frames()) {
          Keypoints keypoints = frame.keypoints();
          long started = System.nanoTime();
          if (keypoints != null) {
            model.generate(movement.apply(keypoints), square);
            moved = true;
          }
          long generated = System.nanoTime();
          canvas.compose(moved ? square : null, picture(ahead), behind.frame());
          long pasted = System.nanoTime();
          times.record(Stage.GENERATOR, generated - started);
          times.record(Stage.PASTE, pasted - generated);
          times.record(Stage.TOTAL, frame.watchNanos() + pasted - started);
          behind.write(frame.presentationNanos());
          progress.step();
        }
        behind.finish();
        if (reader.hasSound() && !writer.hasSound()) {
          notes.println(options.driving() + ": its sound cannot be read; the clip is silent");
        }
      }
    }
  }

  private static @Nullable Image picture(@Nullable FrameAhead ahead) {
    FrameAhead.DecodedFrame frame = ahead == null ? null : ahead.next();
    return frame == null ? null : frame.picture();
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new Fault(
          "writing frames to "
              + folder
              + ": expected a folder that can be made, found "
              + e.getMessage()
              + "; choose another place",
          e);
    }
  }
}
