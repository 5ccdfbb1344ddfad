package kukla.inference.engine.tensorrt.plan;

import java.nio.charset.StandardCharsets;
import kukla.inference.card.Sha256;
import kukla.inference.cuda.Gpu;

/**
 * All that an engine file depends on: one that was built for anything else is not used.
 *
 * @param graph SHA-256 of the ONNX file
 * @param tensorRt its version: 10.15.1
 * @param gpu name of the GPU
 * @param capability its compute capability: 9.0
 * @param precision of the layers, see {@link Precision#text}
 */
public record PlanKey(
    String graph, String tensorRt, String gpu, String capability, String precision) {
  /** Raised when this program builds engines in another way. */
  private static final int EDITION = 1;

  private static final int DIGITS = 16;

  /** The key for a graph on a GPU. */
  public static PlanKey of(String graphSha256, String tensorRt, Gpu gpu, Precision precision) {
    return new PlanKey(graphSha256, tensorRt, gpu.name(), gpu.capability(), precision.text());
  }

  /** One line a part; equal exactly where the keys are. */
  public String text() {
    return String.join(
        "\n",
        "edition " + EDITION,
        "graph " + graph,
        "tensorrt " + tensorRt,
        "gpu " + gpu,
        "capability " + capability,
        "precision " + precision);
  }

  /** The engine file's name. */
  public String file() {
    String all = Sha256.of(text().getBytes(StandardCharsets.UTF_8));
    return graph.substring(0, DIGITS) + "-" + all.substring(0, DIGITS) + ".plan";
  }

  /** The timing cache's name: what was timed holds for all graphs of that version and GPU. */
  public String timingFile() {
    String all = tensorRt + "\n" + gpu + "\n" + capability;
    return "timing-"
        + Sha256.of(all.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS)
        + ".cache";
  }
}
