package kukla.app.settings;

/** The settings of the moment: one thread writes, any reads. */
public final class CurrentSettings {
  private volatile Settings now;

  public CurrentSettings(Settings first) {
    now = first;
  }

  /** What counts now. */
  public Settings get() {
    return now;
  }

  /** What counts from now on. */
  public void set(Settings next) {
    now = next;
  }
}
