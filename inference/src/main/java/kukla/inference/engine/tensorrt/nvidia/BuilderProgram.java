package kukla.inference.engine.tensorrt.nvidia;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import kukla.inference.Fault;
import kukla.inference.cuda.Cuda;
import kukla.inference.cuda.Gpu;
import kukla.inference.cuda.driver.NvidiaDriver;
import kukla.inference.engine.tensorrt.plan.PlanBuilder;
import kukla.inference.engine.tensorrt.plan.PlanKey;
import kukla.inference.engine.tensorrt.plan.Precision;

/**
 * The program that builds an engine in a process of its own, so that a builder that crashes takes
 * nobody along. {@link BuildProcess} starts it and reads what it says; it ends when nobody listens
 * any more.
 */
public final class BuilderProgram {
  private static final int GONE = 3;

  private BuilderProgram() {}

  /**
   * Builds, or only makes a builder.
   *
   * @param arguments as {@link Message#arguments} and {@link Message#probe} make them
   */
  public static void main(String[] arguments) {
    // what TensorRT prints by itself goes where errors go
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    endWithParent();
    int code = 0;
    try {
      run(List.of(arguments), out);
      out.println(Message.DONE);
    } catch (Fault e) {
      out.println(Message.fault(e.sentence()));
      code = 1;
    } catch (RuntimeException | LinkageError e) {
      e.printStackTrace();
      out.println(Message.fault("building an engine: expected no such failure, found " + e));
      code = 1;
    }
    out.flush();
    Runtime.getRuntime().halt(code); // TensorRT's own threads and destructors have nothing to say
  }

  private static void run(List<String> arguments, PrintStream out) {
    Cuda cuda = NvidiaDriver.cuda();
    EngineBuild build =
        new EngineBuild(cuda, (done, total) -> out.println(Message.progress(done, total)));
    Gpu gpu = cuda.gpus().get(Message.gpu(arguments));
    if (Message.isProbe(arguments)) {
      cuda.use(gpu);
      build.builder(gpu.name());
      return;
    }
    Precision precision = Message.precision(arguments);
    PlanKey key = PlanKey.of(Message.graphHash(arguments), build.version(), gpu, precision);
    build.build(
        new PlanBuilder.Order(
            Path.of(Message.graph(arguments)),
            key,
            precision,
            gpu,
            Path.of(Message.destination(arguments)),
            Path.of(Message.timing(arguments))));
  }

  private static void endWithParent() {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // nobody says anything
                }
              } catch (IOException e) {
                // as good as an end
              }
              Runtime.getRuntime().halt(GONE);
            },
            "parent");
    watch.setDaemon(true);
    watch.start();
  }
}
