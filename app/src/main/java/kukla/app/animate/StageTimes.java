package kukla.app.animate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

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
    /** Putting the square back into the portrait. */
    PASTE,
    /** Mark, PNG and H.264; beside the rest, on a thread of its own. */
    ENCODE,
    /** Crop to paste: what cannot overlap. */
    TOTAL
  }

  private static final long LONGEST_NANOS = 3_600_000_000_000L;
  private static final int DIGITS = 3;
  private static final double NANOS_A_MILLISECOND = 1e6;

  private final Map<Stage, Histogram> histograms = new EnumMap<>(Stage.class);

  StageTimes() {
    for (Stage stage : Stage.values()) {
      histograms.put(stage, new Histogram(LONGEST_NANOS, DIGITS));
    }
  }

  void record(Stage stage, long nanos) {
    Histogram histogram = histograms.get(stage);
    if (histogram != null) {
      synchronized (histogram) {
        histogram.recordValue(Math.min(Math.max(0, nanos), LONGEST_NANOS));
      }
    }
  }

  /** {@code {"keypoints": {"p50_ms": .., "p99_ms": .., "max_ms": ..}, ..}}; null where none ran. */
  ObjectNode json() {
    ObjectNode stages = JsonNodeFactory.instance.objectNode();
    histograms.forEach(
        (stage, histogram) -> {
          String name = stage.name().toLowerCase(Locale.ROOT);
          if (histogram.getTotalCount() == 0) {
            stages.putNull(name);
          } else {
            stages
                .putObject(name)
                .put("p50_ms", millis(histogram.getValueAtPercentile(50)))
                .put("p99_ms", millis(histogram.getValueAtPercentile(99)))
                .put("max_ms", millis(histogram.getMaxValue()));
          }
        });
    return stages;
  }

  private static double millis(long nanos) {
    return Math.round(nanos / NANOS_A_MILLISECOND * 1000) / 1000.0;
  }
}
