package kukla.inference.engine.tensorrt.nvidia;

import java.nio.ByteBuffer;
import kukla.inference.Fault;
import kukla.inference.engine.tensorrt.plan.BuildLog;
import kukla.inference.engine.tensorrt.plan.Execution;
import kukla.inference.engine.tensorrt.plan.PlanRuntime;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorrt.global.nvinfer;
import org.bytedeco.tensorrt.nvinfer.ICudaEngine;
import org.bytedeco.tensorrt.nvinfer.IExecutionContext;
import org.bytedeco.tensorrt.nvinfer.IRuntime;
import org.jspecify.annotations.Nullable;

/** TensorRT's runtime, one a process; it lives as long. */
public final class NvidiaRuntime implements PlanRuntime {
  /** A failed C++ cast leaves a small number where there should be nothing. */
  private static final long NO_ADDRESS = 1 << 16;

  private static @Nullable NvidiaRuntime loaded;

  private final String version;
  private final NvidiaLog log;
  private final IRuntime runtime;
  private BuildLog said = new BuildLog();

  private NvidiaRuntime(String version) {
    this.version = version;
    log = new NvidiaLog(line -> {}, line -> said.error(line));
    Pointer made = nvinfer.createInferRuntime_INTERNAL(log, nvinfer.getInferLibVersion());
    if (isNothing(made)) {
      throw new Fault(
          "starting TensorRT %s: expected it to find the GPU, found %s; run kukla doctor, or use --engine torch"
              .formatted(version, said.firstError()));
    }
    runtime = new IRuntime(made);
  }

  /**
   * The runtime of this process.
   *
   * @throws Fault when TensorRT is missing, broken, or does not find the GPU
   */
  public static synchronized NvidiaRuntime load() {
    NvidiaRuntime known = loaded;
    if (known == null) {
      known = new NvidiaRuntime(TensorRtLibrary.load());
      loaded = known;
    }
    return known;
  }

  static boolean isNothing(@Nullable Pointer made) {
    return made == null || made.address() < NO_ADDRESS;
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public synchronized Execution load(ByteBuffer plan) {
    said = new BuildLog();
    ICudaEngine engine = runtime.deserializeCudaEngine(new Pointer(plan), plan.remaining());
    if (isNothing(engine)) {
      throw refused("an engine file that it takes");
    }
    IExecutionContext context = engine.createExecutionContext();
    if (isNothing(context)) {
      Release.of(engine, ICudaEngine.class);
      throw refused("room for an engine on the GPU");
    }
    try {
      return new NvidiaExecution(engine, context, this::firstError);
    } catch (RuntimeException e) {
      Release.of(context, IExecutionContext.class);
      Release.of(engine, ICudaEngine.class);
      throw e;
    }
  }

  private String firstError() {
    return said.firstError().isEmpty() ? "no reason" : said.firstError();
  }

  private Fault refused(String expected) {
    return new Fault(
        "loading an engine into TensorRT %s: expected %s, found %s; use --engine torch"
            .formatted(version, expected, firstError()));
  }
}
