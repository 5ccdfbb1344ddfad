package kukla.app.times;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.HdrHistogram.Histogram;

/** How long one thing took, time after time. Any thread may record and read. */
public final class Durations {
  private static final long LONGEST_NANOS = 3_600_000_000_000L;
  private static final int DIGITS = 3;
  private static final double NANOS_A_MILLISECOND = 1e6;

  private final Histogram histogram = new Histogram(LONGEST_NANOS, DIGITS);

  /** Counts one time. */
  public synchronized void record(long nanos) {
    histogram.recordValue(Math.min(Math.max(0, nanos), LONGEST_NANOS));
  }

  /** Forgets all. */
  public synchronized void reset() {
    histogram.reset();
  }

  /** Milliseconds that half of all times stayed below. */
  public synchronized double medianMillis() {
    return millis(histogram.getValueAtPercentile(50));
  }

  /** {@code {"p50_ms": .., "p99_ms": .., "max_ms": ..}}, or null where nothing was recorded. */
  public synchronized JsonNode json() {
    if (histogram.getTotalCount() == 0) {
      return NullNode.getInstance();
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("p50_ms", medianMillis());
    json.put("p99_ms", millis(histogram.getValueAtPercentile(99)));
    json.put("max_ms", millis(histogram.getMaxValue()));
    return json;
  }

  private static double millis(long nanos) {
    return Math.round(nanos / NANOS_A_MILLISECOND * 1000) / 1000.0;
  }
}
