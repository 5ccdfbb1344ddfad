package kukla.inference.reenact;

import kukla.inference.Fault;
import kukla.inference.face.FaceCrop;
import kukla.inference.gpu.FrameGraph;
import kukla.inference.gpu.FrameSlot;
import kukla.inference.motion.DeviceMotion;
import kukla.inference.motion.Keypoints;
import kukla.inference.motion.MotionModel;
import kukla.inference.reenact.Outcome.Took;
import org.jspecify.annotations.Nullable;

/** A frame that a GPU works on. Borrows all that it is given. */
final class DeviceFrame implements Underway {
  private final FrameGraph graph;
  private final FrameSlot slot;
  private final MotionModel model;
  private final DeviceMotion motion;
  private final Course course;
  private final Sight sight;
  private final PortraitBuffer buffer;
  private @Nullable DeviceFrame before;
  private @Nullable Fault failure;
  private @Nullable Outcome outcome;

  /**
   * @param slot submitted already
   * @param motion the model on its GPU
   * @param course learns what comes of it
   * @param before the frame before, null where there was none
   */
  DeviceFrame(
      FrameGraph graph,
      FrameSlot slot,
      MotionModel model,
      DeviceMotion motion,
      Course course,
      Sight sight,
      PortraitBuffer buffer,
      @Nullable DeviceFrame before) {
    this.graph = graph;
    this.slot = slot;
    this.model = model;
    this.motion = motion;
    this.course = course;
    this.sight = sight;
    this.buffer = buffer;
    this.before = before;
  }

  /** Whether the next frame must not begin before this one is finished. */
  boolean decides() {
    return sight.decides();
  }

  @Override
  public boolean isDone() {
    if (outcome != null || failure != null) {
      return true;
    }
    try {
      return graph.isDone(slot);
    } catch (Fault e) {
      failure = e; // who asks whether it is done is not who hears why it is not
      return true;
    }
  }

  /** Finishes the frame before, which takes no other's place then. */
  void finishBefore() {
    DeviceFrame earlier = before;
    if (earlier != null) {
      earlier.finish();
      before = null;
    }
  }

  @Override
  public Outcome finish() {
    finishBefore();
    Outcome known = outcome;
    if (known == null) {
      if (failure != null) {
        throw failure;
      }
      known = made();
      outcome = known;
    }
    return known;
  }

  private Outcome made() {
    graph.await(slot);
    long generator = System.nanoTime() - sight.endedNanos();
    Took took = new Took(sight.endedNanos() - sight.beganNanos(), 0, generator);
    MotionSettings settings = sight.settings();
    FaceCrop crop = sight.crop();
    if (crop == null) {
      boolean placeholder = settings.whenFaceLost() == MotionSettings.FaceLost.PLACEHOLDER;
      return new Outcome.NoFace(
          course.missing(sight.seconds()), placeholder, sight.another(), took);
    }
    Keypoints driving = slot.seen(motion.count(), motion.turns());
    Keypoints drawn = slot.drawn(motion.count(), motion.turns());
    course.learn(sight, driving, drawn);
    if (!sight.marked()) {
      ReadFaces.place(driving, crop, settings.mirror(), buffer.landmarks());
    }
    show(drawn);
    return new Outcome.Moved(driving, drawn, crop, sight.box(crop), took);
  }

  /** Overlays are rare: their few numbers are fetched by a run of the generator on the host. */
  private void show(Keypoints drawn) {
    if (sight.settings().overlays() && buffer.grid() > 0) {
      model.generate(drawn, buffer.square());
      model.show(buffer.occlusion(), buffer.deformation());
    }
  }
}
