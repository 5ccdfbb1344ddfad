package kukla.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import kukla.app.times.Durations;
import org.jspecify.annotations.Nullable;

/**
 * What a GPU needed for a model.
 *
 * @param model its name
 * @param gpu in words
 * @param driverVersion the newest CUDA that the driver knows, 1000 × major + 10 × minor
 * @param engine its word
 * @param gmac thousand million multiply-adds a frame; null where unknown
 * @param openSeconds loading its engines, or building them where the cache had none
 * @param warmSeconds the same up to the first picture
 * @param step keypoints and generator of one frame, by the GPU's clock
 * @param toTexture from a camera's buffer into a texture of OpenGL
 * @param toHost from a camera's buffer to a virtual camera's
 * @param framesPerSecond where frames overlap
 * @param memoryBytes of the GPU
 * @param uploads copies a frame
 * @param displays copies a frame; null without a shared texture
 * @param downloads copies a frame
 * @param apart mean absolute difference from FP32, levels of 255
 */
record GpuFigures(
    String model,
    String gpu,
    int driverVersion,
    String engine,
    @Nullable Double gmac,
    double openSeconds,
    double warmSeconds,
    Durations step,
    Durations toTexture,
    Durations toHost,
    double framesPerSecond,
    long memoryBytes,
    double uploads,
    @Nullable Double displays,
    double downloads,
    double apart) {
  private static final double MIB = 1 << 20;

  /** The same, less the memory that is taken when all of it is closed. */
  GpuFigures withoutMemory(long bytes) {
    return new GpuFigures(
        model,
        gpu,
        driverVersion,
        engine,
        gmac,
        openSeconds,
        warmSeconds,
        step,
        toTexture,
        toHost,
        framesPerSecond,
        Math.max(0, memoryBytes - bytes),
        uploads,
        displays,
        downloads,
        apart);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model", model);
    json.put("gpu", gpu);
    json.put("driver_cuda", driverVersion);
    json.put("engine", engine);
    json.put("gmac", gmac);
    json.put("open_s", rounded(openSeconds));
    json.put("first_picture_s", rounded(warmSeconds));
    json.set("step", step.json());
    json.set("capture_to_texture", toTexture.json());
    json.set("capture_to_virtual_camera", toHost.json());
    json.put("fps", rounded(framesPerSecond));
    json.put("gpu_memory_bytes", memoryBytes);
    ObjectNode copies = json.putObject("copies");
    copies.put("upload", rounded(uploads));
    copies.put("display", displays);
    copies.put("virtual_camera", rounded(downloads));
    json.put("error_levels", rounded(apart));
    return json;
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  /** A Markdown table of models and, below, what PyTorch took. */
  static String table(List<GpuFigures> all, JsonNode torch) {
    StringBuilder text =
        new StringBuilder(
            "| model | open, s | step p50 / p99, ms | buffer → texture p50 / p99, ms | buffer →"
                + " virtual camera p50 / p99, ms | fps | GPU memory, MiB | copies up / display /"
                + " down | error, /255 |\n|---|---|---|---|---|---|---|---|---|\n");
    for (GpuFigures figures : all) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %.1f | %s | %s | %s | %.0f | %.0f | %.0f / %s / %.0f | %.2f |\n",
              figures.model,
              figures.openSeconds,
              pair(figures.step.json()),
              pair(figures.toTexture.json()),
              pair(figures.toHost.json()),
              figures.framesPerSecond,
              figures.memoryBytes / MIB,
              figures.uploads,
              figures.displays == null ? "–" : "%.0f".formatted(figures.displays),
              figures.downloads,
              figures.apart));
    }
    if (torch.isObject() && torch.has("runs")) {
      text.append(
          "\n| vox-256 under PyTorch %s on %s, %s | step p50 / p99, ms |\n|---|---|\n"
              .formatted(
                  torch.path("torch").asText("?"),
                  torch.path("device").asText("?"),
                  torch.path("networks").asText("?")));
      torch
          .get("runs")
          .properties()
          .forEach(
              run ->
                  text.append("| ")
                      .append(run.getKey())
                      .append(" | ")
                      .append(pair(run.getValue()))
                      .append(" |\n"));
      torch
          .path("faults")
          .properties()
          .forEach(
              fault ->
                  text.append("| ")
                      .append(fault.getKey())
                      .append(" | – (")
                      .append(fault.getValue().asText().replace('|', '/'))
                      .append(") |\n"));
    }
    return text.toString();
  }

  private static String pair(JsonNode times) {
    return times.hasNonNull("p50_ms")
        ? "%s / %s".formatted(times.get("p50_ms").asText(), times.get("p99_ms").asText())
        : "–";
  }
}
