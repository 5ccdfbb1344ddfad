package kukla.app.loop;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import kukla.app.portrait.PortraitLibrary;
import kukla.app.settings.Settings;
import kukla.inference.Fault;
import kukla.inference.reenact.Source;
import org.jspecify.annotations.Nullable;

/**
 * The inference thread of the moment, and the changes that the settings ask of it: another portrait
 * is made ready beside it, another model or engine is a thread of its own. Render thread; its
 * opener closes it.
 */
public final class InferenceRoom implements AutoCloseable {
  private final Function<Settings, InferenceThread> opening;
  private final PortraitLibrary library;
  private InferenceThread thread;
  private Settings settings;
  private CompletableFuture<?> preparing = CompletableFuture.completedFuture(null);
  private volatile @Nullable String trouble;

  /**
   * @param opening starts a thread with model, engine and portrait of the settings
   */
  public InferenceRoom(
      Function<Settings, InferenceThread> opening, PortraitLibrary library, Settings settings) {
    this.opening = opening;
    this.library = library;
    this.settings = settings;
    thread = opening.apply(settings);
  }

  /** Follows the settings; returns at once but where a model is let go of. */
  public void follow(Settings now) {
    Settings before = settings;
    settings = now;
    boolean other = !now.model().equals(before.model()) || !now.engine().equals(before.engine());
    if (other) {
      thread.close();
      thread = opening.apply(now);
    } else if (!now.portrait().equals(before.portrait())) {
      show(now);
    }
  }

  private void show(Settings now) {
    Performance performance = thread.performance();
    if (performance == null) {
      thread.close();
      thread = opening.apply(now);
      return;
    }
    InferenceThread shownBy = thread;
    trouble = null;
    preparing.cancel(false); // nobody waits for that one any more
    preparing =
        library
            .prepare(Path.of(now.portrait()), performance.side())
            .whenComplete(
                (source, failure) -> {
                  if (source != null) {
                    shownBy.show(source);
                  } else {
                    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
                    trouble = cause.getMessage();
                  }
                });
  }

  /** Why the last portrait could not be taken, null where it could. */
  public @Nullable String trouble() {
    return trouble;
  }

  /** The source that is moved now, null while it is loading. */
  public @Nullable Source source() {
    Performance performance = thread.performance();
    return performance == null ? null : performance.source();
  }

  /** What runs, in one line. */
  public String description() {
    Performance performance = thread.performance();
    return performance == null ? "loading the model" : performance.description();
  }

  /** Why there are no more portraits, null while there are. */
  public @Nullable Fault fault() {
    return thread.fault();
  }

  @Override
  public void close() {
    thread.close();
  }
}
