package kukla.app.times;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.OptionalLong;

/** Bytes that all live threads have allocated on the Java heap since this object was made. */
public final class HeapAllocation {
  private final long before = total();

  /** Bytes since then; empty on a JVM that does not count. */
  public OptionalLong bytes() {
    long now = total();
    return before < 0 || now < 0 ? OptionalLong.empty() : OptionalLong.of(now - before);
  }

  private static long total() {
    if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)
        || !threads.isThreadAllocatedMemorySupported()) {
      return -1;
    }
    // a thread that has just ended counts as -1
    return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
        .map(bytes -> Math.max(0, bytes))
        .sum();
  }
}
