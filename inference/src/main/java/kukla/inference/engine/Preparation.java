package kukla.inference.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Long preparations of engines: TensorRT builds a model for the GPU at hand. Whoever shows how one
 * gets on, or gives it up, does so for the whole process.
 */
public final class Preparation {
  private static final List<Listener> LISTENERS = new CopyOnWriteArrayList<>();
  private static final List<Runnable> RUNNING = new CopyOnWriteArrayList<>();

  private Preparation() {}

  /** Hears how far a preparation has come, on the thread that prepares. */
  public interface Listener {
    /**
     * It has come that far.
     *
     * @param what is being done, for the user: "building an engine for NVIDIA H200"
     * @param done steps done; as many as in all at the end, however it ended
     * @param total steps in all, 0 while unknown
     */
    void reached(String what, int done, int total);
  }

  /** Lasts until it is closed. */
  public interface Lasting extends AutoCloseable {
    @Override
    void close();
  }

  /** Listens until the answer is closed. */
  public static Lasting listen(Listener listener) {
    LISTENERS.add(listener);
    return () -> LISTENERS.remove(listener);
  }

  /** Tells all who listen. */
  public static void tell(String what, int done, int total) {
    LISTENERS.forEach(listener -> listener.reached(what, done, total));
  }

  /**
   * A preparation runs until the answer is closed.
   *
   * @param giveUp ends it, from any thread
   */
  public static Lasting running(Runnable giveUp) {
    RUNNING.add(giveUp);
    return () -> RUNNING.remove(giveUp);
  }

  /** Gives up what is being prepared: those who wait for it get a fault. */
  public static void giveUp() {
    RUNNING.forEach(Runnable::run);
  }
}
