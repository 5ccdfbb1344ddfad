package kukla.app.loop;

import kukla.inference.reenact.Portrait;
import org.jspecify.annotations.Nullable;

/**
 * Where the performer sees the show: a window, or nothing. Used on the render thread, after its
 * context is current.
 */
public interface Screen {
  /**
   * Takes a new portrait, before it is given back.
   *
   * @param portrait borrowed
   */
  void fresh(Portrait portrait);

  /**
   * Draws one turn: keys, preview, panel.
   *
   * @param shown what leaves the program now
   * @param captureNanos when the camera took what is shown; 0 where it shows nothing of it
   * @return whether the user wants to go on
   */
  boolean turn(@Nullable Shown shown, long captureNanos);

  /** How long the loop may wait for a portrait before the next turn, nanoseconds. */
  long patienceNanos();

  /** No window. */
  final class None implements Screen {
    private static final long PATIENCE = 20_000_000;

    @Override
    public void fresh(Portrait portrait) {
      // nobody looks
    }

    @Override
    public boolean turn(@Nullable Shown shown, long captureNanos) {
      return true;
    }

    @Override
    public long patienceNanos() {
      return PATIENCE;
    }
  }
}
