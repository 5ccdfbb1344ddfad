package kukla.app.loop;

import java.util.ArrayList;
import java.util.List;
import kukla.app.sink.Sink;
import kukla.inference.gpu.Packing;
import org.jspecify.annotations.Nullable;

/** Where the program picture goes now. Opened and closed on the render thread, read by any. */
public final class Sinks implements AutoCloseable {
  private volatile List<Sink> open = List.of();

  /** All of them. */
  public List<Sink> open() {
    return open;
  }

  /**
   * What all that want a picture now can take; null where none does. What is RGBA can be taken by
   * all.
   */
  @Nullable Packing wish() {
    Packing all = null;
    for (Sink sink : open) {
      Packing one = sink.wish();
      if (one == Packing.RGBA) {
        return one;
      }
      all = one == null ? all : one;
    }
    return all;
  }

  /** Offers pictures to this one too; it is closed with the others. */
  public void add(Sink sink) {
    List<Sink> more = new ArrayList<>(open);
    more.add(sink);
    open = List.copyOf(more);
  }

  /** Closes one and offers it nothing more. */
  public void remove(Sink sink) {
    List<Sink> fewer = new ArrayList<>(open);
    fewer.remove(sink);
    open = List.copyOf(fewer);
    sink.close();
  }

  @Override
  public void close() {
    List<Sink> last = open;
    open = List.of();
    last.forEach(Sink::close);
  }
}
