package kukla.app.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import kukla.app.times.Durations;
import org.jspecify.annotations.Nullable;

/**
 * What one engine needed for a model.
 *
 * @param model its name
 * @param engine its name
 * @param gmac thousand million multiply-adds a frame, keypoints and generator; null where sizes are
 *     free
 * @param step keypoints and generator of one frame
 * @param keypoints picture in, keypoints out
 * @param generator keypoints in, picture out
 * @param source what is done once a portrait
 * @param framesPerSecond frames over the time of all steps
 * @param heapBytesPerFrame allocated by all threads a frame; null on a JVM that does not count
 */
record EngineFigures(
    String model,
    String engine,
    @Nullable Double gmac,
    Durations step,
    Durations keypoints,
    Durations generator,
    Durations source,
    double framesPerSecond,
    @Nullable Long heapBytesPerFrame) {

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model", model);
    json.put("engine", engine);
    json.put("gmac", gmac);
    json.set("step", step.json());
    json.put("fps", Math.round(framesPerSecond * 100) / 100.0);
    ObjectNode stages = json.putObject("stages");
    stages.set("source", source.json());
    stages.set("keypoints", keypoints.json());
    stages.set("generator", generator.json());
    json.put("heap_bytes_per_frame", heapBytesPerFrame);
    return json;
  }

  /** One line for a reader. */
  String line() {
    return "%-6s %7.2f fps, p50 %.2f ms: keypoints %.2f, generator %.2f%s"
        .formatted(
            engine,
            framesPerSecond,
            step.medianMillis(),
            keypoints.medianMillis(),
            generator.medianMillis(),
            heapBytesPerFrame == null
                ? ""
                : "; heap %d bytes a frame".formatted(heapBytesPerFrame));
  }
}
