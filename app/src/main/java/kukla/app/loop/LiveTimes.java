package kukla.app.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import kukla.app.times.Durations;
import kukla.app.times.Recent;
import kukla.inference.reenact.Outcome;

/** How long each stage of the live loop takes. One thread records a stage, any reads. */
public final class LiveTimes {
  /** What a frame goes through, and how old it is when it arrives. */
  public enum Stage {
    /** Reading from the device, decoding where that is needed. */
    CAPTURE,
    /** How old the frame is when the inference thread takes it. */
    WAIT,
    CROP,
    KEYPOINTS,
    GENERATOR,
    /** Upload and drawing of the program picture. */
    COMPOSE,
    /** From the drawn picture to host memory. */
    READBACK,
    /** Drawing preview and panel. */
    PREVIEW,
    /** From the device's capture time to host memory, ready for every sink. */
    TOTAL,
    /** From the device's capture time to the window. */
    CAPTURE_TO_SCREEN,
    /** From one portrait to the next. */
    PACE
  }

  private final Map<Stage, Durations> stages = new EnumMap<>(Stage.class);
  private final Map<Stage, Recent> recent = new EnumMap<>(Stage.class);

  public LiveTimes() {
    for (Stage stage : Stage.values()) {
      stages.put(stage, new Durations());
      recent.put(stage, new Recent());
    }
  }

  /** The times of one stage. */
  private Durations of(Stage stage) {
    Durations durations = stages.get(stage);
    if (durations == null) {
      throw new IllegalStateException(stage.name());
    }
    return durations;
  }

  /** Counts one time; always on the same thread for one stage, as {@link Recent} wants it. */
  public void record(Stage stage, long nanos) {
    of(stage).record(nanos);
    recent(stage).record(nanos);
  }

  /** Counts the stages of one frame that ran; inference thread. */
  public void record(Outcome.Took took) {
    record(Stage.CROP, took.crop());
    record(Stage.KEYPOINTS, took.keypoints());
    record(Stage.GENERATOR, took.generator());
  }

  /** Forgets all but the last times, after warming up. */
  public void reset() {
    stages.values().forEach(Durations::reset);
  }

  /** The last times of one stage, which one thread records. */
  public Recent recent(Stage stage) {
    Recent last = recent.get(stage);
    if (last == null) {
      throw new IllegalStateException(stage.name());
    }
    return last;
  }

  /** {@code {"keypoints": {"p50_ms": .., "p99_ms": .., "max_ms": ..}, ..}}, null where none ran. */
  public ObjectNode stages() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (Stage stage : Stage.values()) {
      if (stage.compareTo(Stage.TOTAL) <= 0) {
        json.set(stage.name().toLowerCase(Locale.ROOT), of(stage).json());
      }
    }
    return json;
  }

  /** From the device's capture time to the window. */
  public JsonNode captureToScreen() {
    return of(Stage.CAPTURE_TO_SCREEN).json();
  }
}
