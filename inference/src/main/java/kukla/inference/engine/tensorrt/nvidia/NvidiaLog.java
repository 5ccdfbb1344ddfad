package kukla.inference.engine.tensorrt.nvidia;

import java.util.function.Consumer;
import org.bytedeco.tensorrt.nvinfer.ILogger;

/** What TensorRT logs. TensorRT keeps it: it must live as long as what was made with it. */
final class NvidiaLog extends ILogger {
  private final Consumer<String> lines;
  private final Consumer<String> errors;

  /**
   * @param lines takes every line that is no error
   * @param errors takes errors
   */
  NvidiaLog(Consumer<String> lines, Consumer<String> errors) {
    this.lines = lines;
    this.errors = errors;
  }

  @Override
  public void log(Severity severity, String message) {
    switch (severity.intern()) {
      case kINTERNAL_ERROR, kERROR -> errors.accept(message);
      default -> lines.accept(message);
    }
  }
}
