package kukla.inference.reenact;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import kukla.inference.cuda.Copies;
import kukla.inference.face.CropTracker;
import kukla.inference.face.FaceCrop;
import kukla.inference.face.FaceDetector;
import kukla.inference.face.FaceReading;
import kukla.inference.face.TrackedFace;
import kukla.inference.frame.Frame;
import kukla.inference.geometry.Affine;
import kukla.inference.gpu.DeviceCanvas;
import kukla.inference.gpu.DeviceGround;
import kukla.inference.gpu.FrameGraph;
import kukla.inference.gpu.FrameParameters;
import kukla.inference.gpu.FrameParameters.Mode;
import kukla.inference.gpu.FrameSlot;
import kukla.inference.gpu.Plate;
import kukla.inference.image.Opaque;
import kukla.inference.image.RawPicture;
import kukla.inference.motion.DeviceMotion;
import kukla.inference.motion.Keypoints;
import kukla.inference.motion.MotionModel;
import kukla.inference.motion.RelativeMotion;
import kukla.inference.reenact.Outcome.Took;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Reenactment} does, with a model that runs on a GPU: the face is followed on the host,
 * all else happens there, up to the finished picture. The initial keypoints of a frame are those
 * that calibration took from the frame before. One thread; its opener closes it, before model and
 * detector, which it borrows.
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
  private Keypoints own;
  private final ReadFaces readFaces;
  private Calibration calibration;
  private MotionSettings last = MotionSettings.DEFAULT;
  private @Nullable Keypoints initial;
  private @Nullable Keypoints lastDrawn;
  private double lastSeconds = Double.NEGATIVE_INFINITY;
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
    own = look(source);
    calibration = new Calibration(own, model.gaps(), readFaces.of(source));
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
    graph.finish();
    long before = graph.copies().uploads();
    DeviceGround painting = grounds.apply(next).on(graph);
    grounded.addAndGet(graph.copies().uploads() - before);
    ground.close();
    ground = painting;
    own = look(next);
    source = next;
    calibration = calibration.with(own, readFaces.of(next));
    lastDrawn = null;
    if (!calibration.isSet()) {
      initial = null;
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

  /**
   * Moves the source as the performer moves; returns when the picture is finished.
   *
   * @param frame borrowed
   * @param buffer takes the finished picture on its canvas, and the camera's picture
   */
  public Outcome apply(Frame frame, MotionSettings settings, PortraitBuffer buffer) {
    DeviceCanvas canvas = buffer.canvas();
    if (canvas == null) {
      throw new IllegalArgumentException("expected a buffer with a canvas, found one without");
    }
    boolean asked = settings.calibrations() != last.calibrations();
    if (settings.mirror() != last.mirror()) {
      calibration.reset();
      initial = null;
    }
    last = settings;
    long started = System.nanoTime();
    double seconds = frame.captureNanos() * 1e-9;
    Opaque.copy(frame.picture(), buffer.camera());
    TrackedFace face = follow(frame, settings, seconds, asked);
    FaceCrop crop = Reenactment.visible(face);
    FrameSlot slot = graph.begin(Math.max(pictureRoom, frame.picture().pixels().capacity()));
    RawPicture raw = frame.raw();
    if (raw == null) {
      slot.picture(frame.picture());
    } else {
      slot.picture(raw); // fewer bytes, and colours are the GPU's work
    }
    FrameParameters parameters = slot.parameters().source(own);
    if (crop == null) {
      give(parameters.crop(Affine.IDENTITY, false), settings, seconds);
    } else {
      drive(parameters.crop(crop.cropToImage(motion.side()), settings.mirror()), settings, asked);
    }
    long followed = System.nanoTime();
    graph.submit(slot, canvas, ground, mark.get());
    graph.await(slot);
    Keypoints drawn = slot.drawn(motion.count(), motion.turns());
    if (crop == null) {
      Took took = new Took(followed - started, 0, System.nanoTime() - followed);
      boolean placeholder = settings.whenFaceLost() == MotionSettings.FaceLost.PLACEHOLDER;
      return new Outcome.NoFace(seconds - lastSeconds, placeholder, tracker.seesAnother(), took);
    }
    Keypoints driving = slot.seen(motion.count(), motion.turns());
    FaceReading read = readFaces.now(settings.mirror());
    readFaces.place(driving, crop, settings.mirror(), buffer.landmarks());
    if (asked) {
      calibration.take(driving);
    }
    initial = calibration.initial(driving, read, settings.autoCalibrate(), seconds);
    lastDrawn = drawn;
    lastSeconds = seconds;
    show(settings, buffer);
    Took took = new Took(followed - started, 0, System.nanoTime() - followed);
    return new Outcome.Moved(
        driving,
        drawn,
        crop,
        face instanceof TrackedFace.Seen there ? there.box() : crop.face(),
        took);
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
      calibration.anotherPerformer();
      if (!calibration.isSet()) {
        initial = null;
      }
    }
    return face;
  }

  private void drive(FrameParameters parameters, MotionSettings settings, boolean asked) {
    Keypoints from = initial;
    if (settings.absolute()) {
      parameters.motion(Mode.ABSOLUTE, 1, 1);
    } else if (asked || from == null) {
      parameters.motion(Mode.FIRST, settings.gain(), 1);
    } else {
      double scale = settings.adaptScale() ? RelativeMotion.scale(own, from) : 1;
      parameters.initial(from).motion(Mode.RELATIVE, settings.gain(), scale);
    }
  }

  private void give(FrameParameters parameters, MotionSettings settings, double seconds) {
    Keypoints drawn = lastDrawn;
    if (drawn == null) {
      drawn = own;
    } else if (settings.whenFaceLost() == MotionSettings.FaceLost.EASE) {
      double t = Math.min(1, (seconds - lastSeconds) / Reenactment.EASE_SECONDS);
      drawn = drawn.towards(own, t * t * (3 - 2 * t));
    }
    parameters.initial(drawn).motion(Mode.GIVEN, 1, 1);
  }

  /** Overlays are rare: their few numbers are fetched by a run of the generator on the host. */
  private void show(MotionSettings settings, PortraitBuffer buffer) {
    Keypoints drawn = lastDrawn;
    if (settings.overlays() && buffer.grid() > 0 && drawn != null) {
      model.generate(drawn, buffer.square());
      model.show(buffer.occlusion(), buffer.deformation());
    }
  }

  @Override
  public void close() {
    graph.close();
    ground.close();
  }
}
