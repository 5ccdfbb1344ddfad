package kukla.app.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import kukla.app.frames.Latest;
import kukla.app.loop.CopiesAFrame;
import kukla.app.loop.GcPauses;
import kukla.app.loop.LiveCount;
import kukla.app.loop.LiveTimes;
import kukla.app.sink.Sink;
import org.jspecify.annotations.Nullable;

/** What {@code --stats} writes of a live session. */
final class LiveFigures {
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  LiveFigures(
      LiveCount count,
      String engine,
      Latest<?> frames,
      Latest<?> portraits,
      LiveTimes times,
      @Nullable Sink camera,
      GcPauses pauses,
      CopiesAFrame copies) {
    json.put("frames", count.portraits());
    json.put("fps", Math.round(count.framesPerSecond() * 100) / 100.0);
    json.put("engine", engine);
    json.put("frames_without_face", count.withoutFace());
    json.put("dropped", frames.dropped() + portraits.dropped());
    json.put("late", count.late());
    json.set("stages", times.stages());
    ObjectNode latency = json.putObject("latency");
    latency.set("capture_to_screen", times.captureToScreen());
    latency.set(
        "capture_to_virtual_camera",
        camera == null ? NullNode.getInstance() : camera.latency().json());
    json.set("gc", pauses.json());
    ObjectNode ways = json.putObject("copies"); // a GPU's business: not measured on a CPU
    ways.set("upload", measured(copies.upload()));
    ways.set("display", measured(copies.display()));
    ways.set("virtual_camera", measured(copies.virtualCamera()));
  }

  private static JsonNode measured(double figure) {
    return Double.isNaN(figure)
        ? NullNode.getInstance()
        : new DoubleNode(Math.round(figure * 100) / 100.0);
  }

  /** Adds a figure. */
  LiveFigures with(String key, JsonNode value) {
    json.set(key, value);
    return this;
  }

  /** As JSON. */
  ObjectNode json() {
    return json;
  }
}
