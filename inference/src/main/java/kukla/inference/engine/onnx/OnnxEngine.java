package kukla.inference.engine.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import java.nio.file.Path;
import java.util.Set;
import kukla.inference.Fault;
import kukla.inference.engine.Engine;

/**
 * ONNX Runtime on the CPU in FP32: runs everywhere, and is the reference.
 *
 * <p>All sessions share one pool of threads, as many as the machine has processors, which do not
 * spin while another session or the codec works.
 */
public final class OnnxEngine implements Engine {
  private OnnxEngine() {}

  /**
   * The engine of this process.
   *
   * @throws Fault when its native library cannot be loaded
   */
  public static OnnxEngine load() {
    environment();
    return new OnnxEngine();
  }

  /** The process's one environment; it lives as long as the process. */
  static OrtEnvironment environment() {
    try {
      return Holder.ENVIRONMENT;
    } catch (LinkageError e) {
      throw new Fault(
          "loading ONNX Runtime: expected its native library to load on this machine, found "
              + firstLine(e)
              + "; reinstall Kukla, or choose --engine torch",
          e);
    }
  }

  @Override
  public String name() {
    return "onnx";
  }

  @Override
  public OnnxSession open(Path graph, Set<String> kept) {
    return OnnxSession.open(graph);
  }

  private static String firstLine(Throwable e) {
    Throwable root = e;
    for (Throwable next = e.getCause(); next != null; next = next.getCause()) {
      root = next;
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("nothing said");
  }

  /** On a deep stack; not in the holder, whose initialisation the other thread would wait for. */
  private static OrtEnvironment start() {
    try {
      return DeepStack.run(OnnxEngine::startHere);
    } catch (OrtException e) {
      throw new UnsatisfiedLinkError(String.valueOf(e.getMessage()));
    }
  }

  private static OrtEnvironment startHere() throws OrtException {
    try (OrtEnvironment.ThreadingOptions threads = new OrtEnvironment.ThreadingOptions()) {
      threads.setGlobalIntraOpNumThreads(Runtime.getRuntime().availableProcessors());
      threads.setGlobalInterOpNumThreads(1);
      threads.setGlobalSpinControl(false);
      return OrtEnvironment.getEnvironment(
          OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "kukla", threads);
    }
  }

  private static final class Holder {
    static final OrtEnvironment ENVIRONMENT = start();
  }
}
