package kukla.app.animate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import kukla.app.times.Durations;

/** How long each stage took, frame by frame. Stages are recorded from one thread at a time. */
final class StageTimes {
  /** What a frame goes through. */
  enum Stage {
    /** Decoding; beside the rest, on a thread of its own. */
    CAPTURE,
    /** Finding and following the face, and cutting its square out. */
    CROP,
    KEYPOINTS,
    GENERATOR,
    /** Putting the square back into the portrait; beside the generator, on a thread of its own. */
    PASTE,
    /** Mark, PNG and H.264; on the thread of the paste. */
    ENCODE,
    /** All the work of a frame but decoding. */
    TOTAL
  }

  private final Map<Stage, Durations> stages = new EnumMap<>(Stage.class);

  StageTimes() {
    for (Stage stage : Stage.values()) {
      stages.put(stage, new Durations());
    }
  }

  void record(Stage stage, long nanos) {
    Durations durations = stages.get(stage);
    if (durations != null) {
      durations.record(nanos);
    }
  }

  /** {@code {"keypoints": {"p50_ms": .., "p99_ms": .., "max_ms": ..}, ..}}; null where none ran. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    stages.forEach(
        (stage, durations) -> json.set(stage.name().toLowerCase(Locale.ROOT), durations.json()));
    return json;
  }
}
