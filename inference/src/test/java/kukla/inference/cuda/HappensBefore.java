package kukla.inference.cuda;

import java.util.HashMap;
import java.util.Map;

/**
 * Which work on a GPU surely happens before which, by vector clocks: the host and each stream are
 * actors; events and waits pass on what an actor knows. Memory that is read or written while
 * somebody else may still write it, or written while somebody may still read it, fails, however the
 * work happened to be done.
 */
final class HappensBefore {
  private static final long HOST = 0;

  private final Map<Long, Map<Long, Long>> clocks = new HashMap<>();
  private final Map<Long, Map<Long, Long>> marks = new HashMap<>();
  private final Map<Long, Use> uses = new HashMap<>();
  private long actor = HOST;

  /** Who touched a piece of memory, and when by his own clock. */
  private static final class Use {
    long writer = HOST;
    long written;
    final Map<Long, Long> readers = new HashMap<>();
  }

  private Map<Long, Long> clock(long who) {
    return clocks.computeIfAbsent(who, it -> new HashMap<>());
  }

  private static void learn(Map<Long, Long> into, Map<Long, Long> from) {
    from.forEach((who, when) -> into.merge(who, when, Math::max));
  }

  /** What is done next is work of that stream. */
  void begin(long stream) {
    learn(clock(stream), clock(HOST));
    clock(stream).merge(stream, 1L, Long::sum);
    actor = stream;
  }

  /** What is done next is the host's. */
  void end() {
    actor = HOST;
  }

  /** The host does something. */
  void host() {
    actor = HOST;
    clock(HOST).merge(HOST, 1L, Long::sum);
  }

  void record(long event, long stream) {
    learn(clock(stream), clock(HOST));
    marks.put(event, new HashMap<>(clock(stream)));
  }

  void waitFor(long stream, long event) {
    learn(clock(stream), marks.getOrDefault(event, Map.of()));
  }

  void await(long event) {
    learn(clock(HOST), marks.getOrDefault(event, Map.of()));
  }

  void synchronize(long stream) {
    learn(clock(HOST), clock(stream));
  }

  void synchronize() {
    Map.copyOf(clocks).values().forEach(known -> learn(clock(HOST), known));
  }

  /** The actor reads that piece of memory. */
  void read(long memory) {
    Use use = uses.computeIfAbsent(memory, it -> new Use());
    check(use.writer, use.written, memory, "read", "written");
    use.readers.put(actor, now());
  }

  /** The actor writes that piece of memory. */
  void write(long memory) {
    Use use = uses.computeIfAbsent(memory, it -> new Use());
    check(use.writer, use.written, memory, "written", "written");
    use.readers.forEach((who, when) -> check(who, when, memory, "written", "read"));
    use.writer = actor;
    use.written = now();
    use.readers.clear();
  }

  private long now() {
    return clock(actor).getOrDefault(actor, 0L);
  }

  private void check(long who, long when, long memory, String what, String before) {
    if (who != actor && clock(actor).getOrDefault(who, 0L) < when) {
      throw new IllegalStateException(
          "memory at %d is %s by %s while it may still be %s by %s"
              .formatted(memory, what, name(actor), before, name(who)));
    }
  }

  private static String name(long who) {
    return who == HOST ? "the host" : "stream " + who;
  }

  void forget(long memory) {
    uses.remove(memory);
  }
}
