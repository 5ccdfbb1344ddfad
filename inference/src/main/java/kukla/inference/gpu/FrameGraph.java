package kukla.inference.gpu;

import java.util.ArrayList;
import java.util.List;
import kukla.inference.Fault;
import kukla.inference.cuda.Copies;
import kukla.inference.cuda.CountedCuda;
import kukla.inference.cuda.Cuda;
import kukla.inference.cuda.Gpu;
import kukla.inference.motion.DeviceMotion;
import org.jspecify.annotations.Nullable;

/**
 * What a frame goes through on the GPU as one CUDA graph: crop, keypoints, relative motion,
 * generator, paste-back. Made once for a model and a size of the finished picture; which camera
 * picture it reads, which canvas it draws on and how keypoints are driven stand in {@link
 * FrameParameters}, not in the graph.
 *
 * <pre>
 *   upload stream   | parameters and picture of n+1 ──► |
 *   compute stream  | graph of n ───────────────► | parameters n+1 | graph of n+1 ──►
 * </pre>
 *
 * <p>Two slots: the picture of a frame goes to the GPU while the frame before is worked on. One
 * thread. Its opener closes it, before model, kernels and whatever it made.
 */
public final class FrameGraph implements AutoCloseable {
  private static final int SLOTS = 2;

  /** Two that are drawn on, a slot's and a reader's, of this camera and the two before. */
  private static final int MOST_CANVASES = 12;

  private final CountedCuda cuda;
  private final Gpu gpu;
  private final DeviceMotion motion;
  private final FrameKernels kernels;
  private final int width;
  private final int height;
  private long uploads;
  private long compute;
  private long parameters;
  private final @Nullable FrameSlot[] slots = new FrameSlot[SLOTS];
  private final List<DeviceCanvas> canvases = new ArrayList<>();
  private long executable;
  private int next;
  private long frames;

  /**
   * Captures the graph. Each network must have run once.
   *
   * @param motion borrowed, as are its sessions
   * @param code of the kernels
   * @param width of the finished picture
   * @param height of the finished picture
   */
  public FrameGraph(DeviceMotion motion, byte[] code, int width, int height) {
    if (motion.count() > FrameParameters.MOST_KEYPOINTS) {
      throw new IllegalArgumentException(
          "expected at most %d keypoints, found %d"
              .formatted(FrameParameters.MOST_KEYPOINTS, motion.count()));
    }
    Cuda calls = motion.generator().cuda();
    this.motion = motion;
    this.width = width;
    this.height = height;
    cuda = new CountedCuda(calls);
    gpu = motion.generator().gpu();
    cuda.use(gpu);
    kernels = new FrameKernels(cuda, code);
    try {
      uploads = cuda.openStream();
      compute = cuda.openStream();
      parameters = cuda.allocate(FrameParameters.BYTES);
      cuda.fill(parameters, (byte) 0, FrameParameters.BYTES, compute);
      executable = captured();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private long captured() {
    cuda.beginCapture(compute);
    try {
      frame();
    } catch (RuntimeException e) {
      endQuietly();
      throw e;
    }
    long graph = cuda.endCapture(compute);
    try {
      return cuda.instantiate(graph);
    } finally {
      cuda.closeGraph(graph);
    }
  }

  private void endQuietly() {
    try {
      cuda.closeGraph(cuda.endCapture(compute));
    } catch (RuntimeException e) {
      // a capture that failed is over
    }
  }

  private void frame() {
    int side = motion.side();
    boolean turns = motion.turns();
    kernels.crop(parameters, motion.keypoints().address("image"), side, motion.reversed(), compute);
    motion.keypoints().enqueue(compute);
    kernels.relate(
        parameters,
        motion.keypoints().address("value"),
        turns ? motion.keypoints().address("jacobian") : 0,
        motion.generator().address("driving_value"),
        turns ? motion.generator().address("driving_jacobian") : 0,
        motion.count(),
        compute);
    motion.generator().enqueue(compute);
    kernels.compose(
        parameters,
        motion.generator().address("prediction"),
        side,
        motion.reversed(),
        width,
        height,
        compute);
  }

  /**
   * A canvas that it can draw on; closed with this, or by the caller before, or when there are so
   * many newer ones that nobody can hold it any more.
   */
  public DeviceCanvas canvas() {
    cuda.use(gpu);
    if (canvases.size() == MOST_CANVASES) {
      cuda.synchronize();
      canvases.remove(0).close();
    }
    DeviceCanvas canvas = new DeviceCanvas(cuda, kernels, gpu, width, height);
    canvases.add(canvas);
    return canvas;
  }

  /** Makes the calling thread work on its GPU. */
  void use() {
    cuda.use(gpu);
  }

  /** Calls to the GPU it runs on; what goes through them counts as its own. */
  Cuda cuda() {
    return cuda;
  }

  /** The stream in whose order its frames are made. */
  long stream() {
    return compute;
  }

  /** Frames so far. */
  public long frames() {
    return frames;
  }

  /** Copies so far. */
  public Copies copies() {
    return cuda.copies();
  }

  /**
   * The slot of the next frame. Waits for the frame before the last.
   *
   * @param pictureBytes of the frame's picture
   * @return to be filled, and submitted before the next is begun
   */
  public FrameSlot begin(long pictureBytes) {
    cuda.use(gpu);
    FrameSlot slot = slots[next];
    if (slot != null) {
      await(slot);
    }
    if (slot == null || !slot.holds(pictureBytes)) {
      if (slot != null) {
        slots[next] = null;
        slot.close();
      }
      slot = new FrameSlot(cuda, pictureBytes);
      slots[next] = slot;
    }
    return slot;
  }

  /**
   * Gives a frame to the GPU and returns at once.
   *
   * @param slot the one begun last, filled but for the canvas
   * @param canvas takes the finished picture, once whoever reads it has done so
   * @param ground the painting
   * @param mark where the mark goes
   */
  public void submit(FrameSlot slot, DeviceCanvas canvas, DeviceGround ground, Plate mark) {
    if (canvas.width() != width || canvas.height() != height) {
      throw new IllegalArgumentException(
          "expected a canvas of %d×%d, found %d×%d"
              .formatted(width, height, canvas.width(), canvas.height()));
    }
    long address = canvas.address();
    if (address == 0) {
      throw new Fault("drawing on the GPU: expected a canvas, found one that is closed");
    }
    slot.parameters().canvas(address, ground.address(), ground.place(), mark);
    heard(
        () -> {
          slot.upload(uploads);
          cuda.waitFor(compute, slot.uploaded);
          canvas.beginDrawing(compute);
          cuda.copy(parameters, slot.device(), FrameParameters.BYTES, compute);
          cuda.launch(executable, compute);
          canvas.endDrawing(compute);
          cuda.record(slot.done, compute);
        });
    slot.underway = true;
    next = (next + 1) % SLOTS;
    frames++;
  }

  /** Whether a frame is done. */
  public boolean isDone(FrameSlot slot) {
    if (!slot.underway) {
      return true;
    }
    boolean[] reached = new boolean[1];
    heard(() -> reached[0] = cuda.isReached(slot.done));
    return reached[0];
  }

  /** Waits until a frame is done; its keypoints can be read then. */
  public void await(FrameSlot slot) {
    if (slot.underway) {
      heard(() -> cuda.await(slot.done));
      slot.underway = false;
    }
  }

  /** Does work of which the networks hear where it fails: with a lost GPU they are lost, too. */
  private void heard(Runnable work) {
    try {
      work.run();
    } catch (Fault e) {
      motion.generator().heard(e);
      throw e;
    }
  }

  /** Waits until nothing of it is under way. */
  public void finish() {
    for (FrameSlot slot : slots) {
      if (slot != null) {
        await(slot);
      }
    }
  }

  @Override
  public void close() {
    cuda.use(gpu);
    cuda.synchronize(); // whoever reads a canvas, too
    canvases.forEach(DeviceCanvas::close);
    for (FrameSlot slot : slots) {
      if (slot != null) {
        slot.close();
      }
    }
    if (executable != 0) {
      cuda.closeExecutable(executable);
    }
    if (parameters != 0) {
      cuda.free(parameters);
    }
    for (long stream : new long[] {uploads, compute}) {
      if (stream != 0) {
        cuda.closeStream(stream);
      }
    }
    kernels.close();
  }
}
