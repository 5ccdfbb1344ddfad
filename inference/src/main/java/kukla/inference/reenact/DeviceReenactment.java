package kukla.inference.reenact;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import kukla.inference.cuda.Copies;
import kukla.inference.face.CropTracker;
import kukla.inference.face.FaceDetector;
import kukla.inference.face.TrackedFace;
import kukla.inference.frame.Frame;
import kukla.inference.gpu.DeviceCanvas;
import kukla.inference.gpu.DeviceGround;
import kukla.inference.gpu.FrameGraph;
import kukla.inference.gpu.FrameSlot;
import kukla.inference.gpu.Plate;
import kukla.inference.image.Opaque;
import kukla.inference.image.RawPicture;
import kukla.inference.motion.DeviceMotion;
import kukla.inference.motion.Keypoints;
import kukla.inference.motion.MotionModel;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Reenactment} does, with a model that runs on a GPU: the face is followed on the host,
 * all else happens there, up to the finished picture. A frame may begin while the one before is
 * under way: its face is followed and its picture goes up meanwhile. The initial keypoints of a
 * frame are those that calibration took from the newest frame that was finished. One thread; its
 * opener closes it, before model and detector, which it borrows.
 */
public final class DeviceReenactment implements AutoCloseable {
  private final MotionModel model;
  private final DeviceMotion motion;
  private final CropTracker tracker;
  private final FrameGraph graph;
  private final Function<Source, Ground> grounds;
  private final Supplier<Plate> mark;
  private final long pictureRoom;
  private Source source;
  private DeviceGround ground;
  private final ReadFaces readFaces;
  private final Course course;
  private MotionSettings last = MotionSettings.DEFAULT;
  private @Nullable DeviceFrame underway; // the newest; it knows of the one before
  private long faces;
  private final AtomicLong grounded = new AtomicLong(); // uploads of paintings

  /** Makes a painting ready for a graph; the answer is closed by who asked. */
  public interface Ground {
    /** Brings it to the GPU. */
    DeviceGround on(FrameGraph graph);
  }

  /**
   * @param model one that {@linkplain MotionModel#onDevice runs on a GPU}
   * @param code of the kernels
   * @param width of the finished picture
   * @param height of the finished picture
   * @param source moved first
   * @param grounds fits a source's painting into the finished picture
   * @param mark asked once a frame
   */
  public DeviceReenactment(
      MotionModel model,
      FaceDetector detector,
      byte[] code,
      int width,
      int height,
      Source source,
      Function<Source, Ground> grounds,
      Supplier<Plate> mark) {
    DeviceMotion onDevice = model.onDevice();
    if (onDevice == null) {
      throw new IllegalArgumentException("expected a model on a GPU, found one on the host");
    }
    this.model = model;
    this.grounds = grounds;
    this.mark = mark;
    this.source = source;
    motion = onDevice;
    tracker = new CropTracker(detector, detector.every());
    readFaces = new ReadFaces(detector);
    course = new Course(look(source), model.gaps(), readFaces.of(source));
    graph = new FrameGraph(motion, code, width, height);
    pictureRoom = 3L * 1920 * 1080;
    try {
      ground = grounds.apply(source).on(graph);
      grounded.set(graph.copies().uploads());
    } catch (RuntimeException e) {
      graph.close();
      throw e;
    }
  }

  /** Brings a source into the networks; the generator runs once, as a graph needs it. */
  private Keypoints look(Source next) {
    Keypoints found = model.source(next.square());
    model.generate(found, model.newImage());
    return found;
  }

  /** How many landmarks of the performer a buffer should hold. */
  public int landmarks() {
    return readFaces.landmarks(model);
  }

  /** The source that is moved. */
  public Source source() {
    return source;
  }

  /** Moves another source from now on; a pose that the performer asked for stays. */
  public void source(Source next) {
    settle();
    long before = graph.copies().uploads();
    DeviceGround painting = grounds.apply(next).on(graph);
    grounded.addAndGet(graph.copies().uploads() - before);
    ground.close();
    ground = painting;
    source = next;
    course.source(look(next), readFaces.of(next));
  }

  /** Finishes what is under way, so that all is known that comes of it. */
  private void settle() {
    if (underway != null) {
      underway.finish();
    }
  }

  /** Memory for a finished picture; closed with this. */
  public DeviceCanvas canvas() {
    return graph.canvas();
  }

  /** Frames so far. */
  public long frames() {
    return graph.frames();
  }

  /** Copies of camera pictures to the GPU so far, one a frame. */
  public long pictureUploads() {
    return graph.copies().uploads() - grounded.get();
  }

  /** Copies between host and GPU so far. */
  public Copies copies() {
    return graph.copies();
  }

  /** Moves the source as the performer moves; returns when the picture is finished. */
  public Outcome apply(Frame frame, MotionSettings settings, PortraitBuffer buffer) {
    return begin(frame, settings, buffer).finish();
  }

  /**
   * Begins to move the source as the performer moves. The frame before may be under way still, the
   * one before that is finished.
   *
   * @param frame borrowed for the call
   * @param buffer takes the finished picture on its canvas, and the camera's picture; borrowed
   *     until all is finished
   */
  public Underway begin(Frame frame, MotionSettings settings, PortraitBuffer buffer) {
    DeviceCanvas canvas = buffer.canvas();
    if (canvas == null) {
      throw new IllegalArgumentException("expected a buffer with a canvas, found one without");
    }
    DeviceFrame before = underway;
    if (before != null) {
      before.finishBefore(); // whose place on the GPU this one takes
    }
    if (settings.mirror() != last.mirror()) {
      settle();
      course.turned();
    }
    Sight sight = look(frame, settings, buffer);
    last = settings;
    boolean waits = sight.crop() == null || !course.isSet(); // for what is known then
    if (before != null && (waits || before.decides())) {
      before.finish();
    }
    FrameSlot slot = graph.begin(Math.max(pictureRoom, frame.picture().pixels().capacity()));
    RawPicture raw = frame.raw();
    if (raw == null) {
      slot.picture(frame.picture());
    } else {
      slot.picture(raw); // fewer bytes, and colours are the GPU's work
    }
    course.steer(slot.parameters(), sight, motion.side());
    graph.submit(slot, canvas, ground, mark.get());
    DeviceFrame begun = new DeviceFrame(graph, slot, model, motion, course, sight, buffer, before);
    underway = begun;
    return begun;
  }

  /** All that happens on the host: the face is followed, and read where the detector reads. */
  private Sight look(Frame frame, MotionSettings settings, PortraitBuffer buffer) {
    long began = System.nanoTime();
    double seconds = frame.captureNanos() * 1e-9;
    boolean asked = settings.calibrations() != last.calibrations();
    Opaque.copy(frame.picture(), buffer.camera());
    TrackedFace face = follow(frame, settings, seconds, asked);
    boolean there = Reenactment.visible(face) != null;
    return new Sight(
        face,
        there ? readFaces.now(settings.mirror()) : null,
        there && readFaces.place(buffer.landmarks()),
        tracker.seesAnother(),
        settings,
        asked,
        seconds,
        began,
        System.nanoTime());
  }

  private TrackedFace follow(Frame frame, MotionSettings settings, double seconds, boolean asked) {
    tracker.smooth(settings.cropCutoff(), settings.cropBeta());
    tracker.followOthers(settings.otherFace() == MotionSettings.OtherFace.FOLLOW);
    TrackedFace face = tracker.follow(frame.picture(), seconds);
    if (asked && Reenactment.visible(face) == null) {
      tracker.release(); // whoever is there now is meant
      face = tracker.follow(frame.picture(), seconds);
    }
    if (tracker.faces() != faces) {
      faces = tracker.faces();
      settle(); // that was the one before
      course.anotherPerformer();
    }
    return face;
  }

  @Override
  public void close() {
    graph.close();
    ground.close();
  }
}
