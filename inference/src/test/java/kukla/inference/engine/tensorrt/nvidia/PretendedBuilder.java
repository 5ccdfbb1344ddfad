package kukla.inference.engine.tensorrt.nvidia;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import kukla.inference.cuda.Gpu;
import kukla.inference.engine.tensorrt.plan.PlanFile;
import kukla.inference.engine.tensorrt.plan.PlanKey;

/** A builder's program that only pretends; its first argument says how. */
public final class PretendedBuilder {
  private PretendedBuilder() {}

  /** Builds, crashes, refuses or waits. */
  public static void main(String[] arguments) throws IOException {
    List<String> order = List.of(arguments).subList(1, arguments.length);
    System.out.println("TensorRT prints what it likes");
    System.out.println(Message.progress(1, 4));
    System.out.println(Message.progress(9, 4));
    switch (arguments[0]) {
      case "builds" -> {
        PlanFile.write(
            Path.of(Message.destination(order)),
            PlanKey.of(
                Message.graphHash(order),
                "10.15.1",
                new Gpu(0, "NVIDIA H200", 9, 0, 1),
                Message.precision(order)),
            StandardCharsets.UTF_8.encode("searched " + System.getenv("LD_LIBRARY_PATH")));
        System.out.println(Message.DONE);
      }
      case "refuses" ->
          System.out.println(Message.fault("building an engine: expected this,\n found that"));
      case "waits" -> {
        while (System.in.read() >= 0) {
          // until somebody has enough
        }
      }
      default -> Runtime.getRuntime().halt(134);
    }
  }
}
