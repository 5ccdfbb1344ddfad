package kukla.console;

import java.util.HashMap;
import java.util.Map;
import kukla.inference.engine.Preparation;

/** Shows on standard error how engines that are built get on. Any thread. */
public final class PreparationBar implements Preparation.Listener {
  private final Map<String, Progress> bars = new HashMap<>();

  /** Shows nothing yet. */
  public PreparationBar() {}

  @Override
  public synchronized void reached(String what, int done, int total) {
    if (total == 0) {
      System.err.println(what + "; this happens once");
      return;
    }
    boolean over = done >= total;
    Progress bar = over ? bars.remove(what) : bars.computeIfAbsent(what, it -> of(it, total));
    if (bar != null) {
      bar.stepTo(done);
      if (over) {
        bar.close();
      }
    }
  }

  private static Progress of(String what, int total) {
    return new Progress(what, total);
  }
}
