package kukla.inference.engine.tensorrt;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import kukla.inference.Fault;
import kukla.inference.cuda.Cuda;
import kukla.inference.cuda.Gpu;
import kukla.inference.cuda.driver.NvidiaDriver;
import kukla.inference.cuda.library.NvidiaLibraries;
import kukla.inference.engine.Engine;
import kukla.inference.engine.tensorrt.nvidia.BuildProcess;
import kukla.inference.engine.tensorrt.nvidia.NvidiaRuntime;
import kukla.inference.engine.tensorrt.plan.Execution;
import kukla.inference.engine.tensorrt.plan.PlanBuilder;
import kukla.inference.engine.tensorrt.plan.PlanRuntime;
import kukla.inference.engine.tensorrt.plan.PlanStore;
import kukla.inference.engine.tensorrt.plan.Precision;
import org.jspecify.annotations.Nullable;

/**
 * TensorRT on the first NVIDIA GPU, FP16 where nothing is lost by it. A graph that is opened for
 * the first time is built for this GPU, which {@linkplain kukla.inference.engine.Preparation takes}
 * up to a minute or so; the engine is kept on disk.
 */
public final class TensorRtEngine implements Engine {
  /** The word that {@code --engine} takes. */
  public static final String NAME = "tensorrt";

  /** What a GPU that was lost left behind: this process gets no other. */
  private static final AtomicReference<@Nullable Fault> LOST = new AtomicReference<>();

  private final Cuda cuda;
  private final Gpu gpu;
  private final PlanRuntime runtime;
  private final PlanStore store;
  private final PlanBuilder builder;
  private final AtomicReference<@Nullable Fault> lost;

  TensorRtEngine(
      Cuda cuda,
      Gpu gpu,
      PlanRuntime runtime,
      PlanStore store,
      PlanBuilder builder,
      AtomicReference<@Nullable Fault> lost) {
    this.cuda = cuda;
    this.gpu = gpu;
    this.runtime = runtime;
    this.store = store;
    this.builder = builder;
    this.lost = lost;
  }

  /**
   * The engine of this process.
   *
   * @throws Fault when there is no GPU, driver or library that it could use, or the GPU was lost
   */
  public static TensorRtEngine load() {
    refuseLost(LOST);
    try {
      Cuda cuda = NvidiaDriver.cuda();
      Gpu gpu = cuda.gpus().get(0);
      cuda.use(gpu);
      return new TensorRtEngine(
          cuda, gpu, NvidiaRuntime.load(), PlanStore.ofUser(), BuildProcess.ofThisProgram(), LOST);
    } catch (LinkageError e) {
      throw new Fault(
          "loading TensorRT: expected NVIDIA's libraries to fit together, found %s; run kukla gpu install, or use --engine torch"
              .formatted(NvidiaLibraries.firstLine(e)),
          e);
    }
  }

  private static void refuseLost(AtomicReference<@Nullable Fault> lost) {
    Fault before = lost.get();
    if (before != null) {
      throw new Fault(
          "choosing the engine tensorrt: expected a GPU that works, found it lost in this session ("
              + before.sentence()
              + "); start again",
          before);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String precision() {
    return "fp16";
  }

  @Override
  public String device() {
    return gpu.name();
  }

  /** The GPU that it runs on. */
  public Gpu gpu() {
    return gpu;
  }

  /** CUDA, for who works on the GPU too. */
  public Cuda cuda() {
    return cuda;
  }

  /** TensorRT's version. */
  public String version() {
    return runtime.version();
  }

  /** Whether a graph can be opened at once, since its engine was built before. */
  public boolean isReady(Path graph) {
    return store.has(graph, runtime.version(), gpu);
  }

  @Override
  public TensorRtSession open(Path graph, Set<String> kept) {
    return open(graph, kept, precision(graph));
  }

  /** Which layers of a graph are FP16: as was measured, or as always where nobody did. */
  public Precision precision(Path graph) {
    return store.precision(graph, runtime.version(), gpu);
  }

  /** Whether somebody measured which layers of a graph must be FP32. */
  public boolean isMeasured(Path graph) {
    return store.isMeasured(graph, runtime.version(), gpu);
  }

  /** Keeps what was measured: builds follow it from now on. */
  public void keep(Path graph, Set<String> exact) {
    store.keep(graph, runtime.version(), gpu, exact);
  }

  /** Throws an engine away that was opened to be measured only. */
  public void forget(Path graph, Precision precision) {
    store.forget(graph, runtime.version(), gpu, precision);
  }

  /**
   * Loads a graph with other layers in FP32 than were found before.
   *
   * @param precision of the layers
   */
  public TensorRtSession open(Path graph, Set<String> kept, Precision precision) {
    refuseLost(lost);
    cuda.use(gpu);
    String version = runtime.version();
    ByteBuffer plan = store.plan(graph, version, gpu, precision, builder);
    Execution execution;
    try {
      execution = runtime.load(plan);
    } catch (Fault refused) {
      if (refused.getCause() != null) {
        throw refused; // CUDA's trouble, not the file's
      }
      // whole, and of this key, and yet not to TensorRT's liking: once more from the beginning
      execution = runtime.load(store.rebuilt(graph, version, gpu, precision, builder));
    }
    return TensorRtSession.open(
        graph, cuda, gpu, execution, kept, this::lose, () -> lost.get() != null);
  }

  private void lose(Fault fault) {
    lost.compareAndSet(null, fault);
  }
}
