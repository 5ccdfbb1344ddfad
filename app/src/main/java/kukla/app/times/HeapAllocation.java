package kukla.app.times;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Bytes that all live threads have allocated on the Java heap since this object was made. What a
 * thread allocated that has ended meanwhile is not known.
 */
public final class HeapAllocation {
  private final Map<Long, Long> before = byThread();

  /** Bytes since then; empty on a JVM that does not count. */
  public OptionalLong bytes() {
    Map<Long, Long> now = byThread();
    if (now.isEmpty()) {
      return OptionalLong.empty();
    }
    long sum = 0;
    for (Map.Entry<Long, Long> thread : now.entrySet()) {
      sum += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
    }
    return OptionalLong.of(sum);
  }

  private static Map<Long, Long> byThread() {
    Map<Long, Long> counted = new HashMap<>();
    if (ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
        && threads.isThreadAllocatedMemorySupported()) {
      long[] live = threads.getAllThreadIds();
      long[] bytes = threads.getThreadAllocatedBytes(live);
      for (int i = 0; i < live.length; i++) {
        if (bytes[i] >= 0) { // otherwise it has just ended, or nobody counts
          counted.put(live[i], bytes[i]);
        }
      }
    }
    return counted;
  }
}
