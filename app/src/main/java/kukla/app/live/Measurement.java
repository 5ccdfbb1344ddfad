package kukla.app.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.OptionalLong;
import kukla.app.loop.GcPauses;
import kukla.app.loop.Hiccups;
import kukla.app.loop.LiveCount;
import kukla.app.loop.LiveTimes;
import kukla.app.times.HeapAllocation;
import org.jspecify.annotations.Nullable;

/** When a session's figures begin to count, and when it has gone on for long enough. */
final class Measurement {
  private static final double NANOS = 1e9;

  private final LiveOptions options;
  private final LiveCount count;
  private final LiveTimes times;
  private final Hiccups hiccups;
  private final GcPauses pauses;
  private final long openedNanos = System.nanoTime();
  private long firstNanos;
  private long begunNanos;
  private @Nullable HeapAllocation allocation;

  Measurement(
      LiveOptions options, LiveCount count, LiveTimes times, Hiccups hiccups, GcPauses pauses) {
    this.options = options;
    this.count = count;
    this.times = times;
    this.hiccups = hiccups;
    this.pauses = pauses;
  }

  /** Asked once a turn. */
  boolean over() {
    long now = System.nanoTime();
    if (firstNanos == 0 && count.portraits() > 0) {
      firstNanos = now;
    }
    boolean warm = firstNanos > 0 && now - firstNanos >= options.warmUpSeconds() * NANOS;
    if (begunNanos == 0 && warm && count.portraits() > 0) {
      begin(now);
    }
    long since = options.warmUpSeconds() > 0 ? begunNanos : openedNanos;
    boolean late = since > 0 && options.seconds() > 0 && now - since >= options.seconds() * NANOS;
    return late || (options.frames() > 0 && count.portraits() >= options.frames());
  }

  private void begin(long now) {
    begunNanos = now;
    if (options.warmUpSeconds() > 0) {
      times.reset();
      count.reset();
      hiccups.reset();
      pauses.reset();
    }
    allocation = new HeapAllocation();
  }

  /** Of all threads; null where nothing was measured. */
  JsonNode heapBytesPerFrame() {
    HeapAllocation since = allocation;
    OptionalLong bytes = since == null ? OptionalLong.empty() : since.bytes();
    return bytes.isEmpty() || count.portraits() == 0
        ? NullNode.getInstance()
        : new LongNode(bytes.getAsLong() / count.portraits());
  }
}
