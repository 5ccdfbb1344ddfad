package kukla.app.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import kukla.app.frames.Latest;
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
      GcPauses pauses) {
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
    ObjectNode copies = json.putObject("copies"); // a GPU's business: not measured on a CPU
    copies.putNull("upload");
    copies.putNull("display");
    copies.putNull("virtual_camera");
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
