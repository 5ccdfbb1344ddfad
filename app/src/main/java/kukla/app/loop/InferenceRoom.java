package kukla.app.loop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import kukla.app.portrait.PortraitLibrary;
import kukla.app.settings.Settings;
import kukla.inference.Fault;
import kukla.inference.engine.Preparation;
import kukla.inference.reenact.Source;
import org.jspecify.annotations.Nullable;

/**
 * The inference thread, and what the settings ask of it: another portrait, model or engine is made
 * ready beside it while the show goes on with what there is; what cannot be made ready changes
 * nothing. Where an engine breaks another one takes over; beside one that can be lost the other
 * stands ready, so that it does so at once. Render thread; its opener closes it.
 */
public final class InferenceRoom implements AutoCloseable {
  /** What loads gives up between two steps, which take seconds on a busy machine. */
  private static final long GOODBYE_SECONDS = 30;

  private final Function<Settings, ? extends Performance> opening;
  private final InferenceThread thread;
  private final PortraitLibrary library;
  private final Consumer<String> notes;
  private final Succession succession;
  private final ExecutorService loader =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread loading = new Thread(task, "models");
            loading.setDaemon(true);
            return loading;
          });
  private final Preparation.Lasting preparation;
  private volatile String prepared = "";
  private Settings asked;
  private @Nullable Settings performed;
  private volatile @Nullable Settings loaded;
  private @Nullable CompletableFuture<Performance> loading;
  private @Nullable CompletableFuture<Source> preparing;
  private @Nullable Reserve reserve;
  private @Nullable Source moved;
  private @Nullable String instead;
  private InferenceThread.@Nullable Breakdown known;
  private int side;
  private @Nullable String trouble;
  private @Nullable Fault fault;

  /**
   * Begins to load what the settings say.
   *
   * @param opening loads model, engine and portrait of settings, on a thread for that
   * @param thread makes the portraits; closed with this
   * @param engines words of the engines that may take over from one that breaks
   * @param notes takes a line when one does
   */
  public InferenceRoom(
      Function<Settings, ? extends Performance> opening,
      InferenceThread thread,
      PortraitLibrary library,
      Settings settings,
      List<String> engines,
      Consumer<String> notes) {
    this.opening = opening;
    this.thread = thread;
    this.library = library;
    this.notes = notes;
    succession = new Succession(engines);
    asked = settings;
    preparation = Preparation.listen(this::prepares);
    load(settings);
  }

  /**
   * What takes over where what is performed is lost.
   *
   * @param engine its word
   */
  private record Reserve(String engine, CompletableFuture<Performance> performance) {}

  private void prepares(String what, int done, int total) {
    prepared =
        total == 0
            ? "; " + what
            : done >= total ? "" : "; %s, %d of %d".formatted(what, done, total);
  }

  /** Follows the settings; returns at once. */
  public void follow(Settings now) {
    Settings before = asked;
    asked = now;
    boolean model = !now.model().equals(before.model()) || !now.engine().equals(before.engine());
    boolean portrait = !now.portrait().equals(before.portrait());
    if (model || portrait) {
      trouble = null;
    }
    if (model) {
      instead = null;
      succession.reset();
    }
    if (model || (portrait && loading != null)) {
      load(now);
    } else if (portrait) {
      show(now);
    }
  }

  private void load(Settings now) {
    preparing = null;
    moved = null;
    dismissReserve();
    if (loading != null) {
      closeWhenLoaded(loading); // nobody waits for that one any more
      Preparation.giveUp();
    }
    loaded = now;
    Settings wanted = instead == null ? now : now.withModel(now.model(), instead);
    loading = CompletableFuture.supplyAsync(() -> open(now, wanted), loader);
  }

  @SuppressWarnings("ReferenceEquality") // the newest wish alone
  private Performance open(Settings now, Settings wanted) {
    if (loaded != now) {
      throw new CancellationException();
    }
    return opening.apply(wanted);
  }

  /** Loads the engine whose turn it would be, so that it is there when it is. */
  private void standReady(Performance now) {
    dismissReserve();
    Optional<String> next = now.canBeLost() ? succession.after(now.engine()) : Optional.empty();
    next.ifPresent(
        engine -> {
          Settings wanted = asked.withModel(asked.model(), engine);
          reserve =
              new Reserve(
                  engine,
                  CompletableFuture.supplyAsync(
                      () -> {
                        Performance ready = opening.apply(wanted);
                        try {
                          ready.rehearse();
                          return ready;
                        } catch (RuntimeException e) {
                          ready.close();
                          throw e;
                        }
                      },
                      loader));
        });
  }

  private void dismissReserve() {
    if (reserve != null) {
      closeWhenLoaded(reserve.performance());
      reserve = null;
    }
  }

  private void show(Settings now) {
    if (side == 0) {
      load(now);
    } else {
      preparing = library.prepare(Path.of(now.portrait()), side);
    }
  }

  /** Hands over what has become ready; called once a turn. */
  public void turn() {
    if (takesOver()) {
      return; // the placeholder first
    }
    CompletableFuture<Performance> model = loading;
    CompletableFuture<Source> portrait = preparing;
    try {
      if (model != null && model.isDone()) {
        loading = null;
        Performance next = model.join();
        side = next.side();
        thread.perform(next);
        if (moved != null) {
          thread.show(moved); // it stood ready with what was moved before
        }
        performed = asked;
        standReady(next);
      } else if (portrait != null && portrait.isDone()) {
        preparing = null;
        moved = portrait.join();
        thread.show(moved);
        performed = asked;
      }
    } catch (CompletionException | CancellationException e) {
      refused(e.getCause() == null ? e : e.getCause());
    }
  }

  private void refused(Throwable cause) {
    Fault why = InferenceThread.failed(cause);
    Settings before = performed;
    if (before == null) {
      fault = why;
      return;
    }
    Settings wished = asked;
    asked = taken(wished, before);
    if (healthy()) {
      trouble = why.sentence();
      Performance stays = thread.performance();
      if (stays != null) {
        standReady(stays);
      }
      return;
    }
    if (asked.equals(wished) && instead != null) {
      succession.refused(instead, why.sentence());
    }
    succeed(why.sentence());
  }

  /** Lets another engine take over where one has broken. */
  @SuppressWarnings("ReferenceEquality") // this very breakdown, once
  private boolean takesOver() {
    InferenceThread.Breakdown broken = thread.breakdown();
    if (broken == null || broken == known) {
      return false;
    }
    known = broken;
    String engine = instead == null ? broken.engine() : instead;
    String why = broken.fault().sentence();
    succession.broke(engine, why, broken.portraits());
    if (loading == null) {
      succeed(engine + " broke: " + why);
    }
    return true;
  }

  private void succeed(String why) {
    Optional<String> next = succession.next();
    if (next.isEmpty()) {
      fault =
          new Fault(
              "making portraits: expected an engine that goes on, found "
                  + succession.reasons()
                  + "; start again, with another model if it happens again");
      return;
    }
    instead = next.get();
    trouble = "%s takes over (%s)".formatted(instead, why);
    notes.accept(trouble);
    Reserve ready = reserve;
    if (ready != null
        && ready.engine().equals(instead)
        && !ready.performance().isCompletedExceptionally()) {
      reserve = null;
      loaded = asked;
      loading = ready.performance();
    } else {
      load(asked);
    }
  }

  /**
   * What was performed could not be shown; does nothing where that cannot be lost.
   *
   * @param why or null
   */
  void lost(@Nullable Fault why) {
    if (why != null) {
      thread.broke(why);
    }
  }

  /**
   * Portraits leave again; tells so.
   *
   * @param after in words how long they did not; does nothing where that is null
   */
  void tookOver(@Nullable String after) {
    if (after != null) {
      notes.accept(engine() + " took over: " + after);
    }
  }

  /** Whether something is performed, or is about to be for the first time. */
  public boolean healthy() {
    return fault() == null && thread.breakdown() == null && !thread.breaking();
  }

  private static Settings taken(Settings now, Settings from) {
    return now.withPortrait(from.portrait()).withModel(from.model(), from.engine());
  }

  /** Those settings, but with portrait, model and engine as they are where others were refused. */
  public Settings settled(Settings now) {
    boolean same =
        now.portrait().equals(asked.portrait())
            && now.model().equals(asked.model())
            && now.engine().equals(asked.engine());
    return same ? now : taken(now, asked);
  }

  /** Why the last change was refused, null where it was not. */
  public @Nullable String trouble() {
    return trouble;
  }

  /** Forgets why the last change was refused. */
  public void understood() {
    trouble = null;
  }

  /** The source that is moved now, null while it is loading. */
  public @Nullable Source source() {
    Performance performance = thread.performance();
    return performance == null ? null : performance.source();
  }

  /** The word of the engine that runs, empty while none does. */
  public String engine() {
    Performance performance = thread.performance();
    return performance == null ? "" : performance.engine();
  }

  /** Pictures copied to a GPU, a frame; not a number where none is in use. */
  public double uploadsAFrame() {
    Performance performance = thread.performance();
    return performance == null ? Double.NaN : performance.uploadsAFrame();
  }

  /** Whether what runs would rather have a camera's own picture than RGB. */
  boolean takesRaw() {
    Performance performance = thread.performance();
    return performance != null && performance.takesRaw();
  }

  /** What runs, in one line. */
  public String description() {
    Performance performance = thread.performance();
    String engine = instead == null ? asked.engine() : instead;
    if (performance == null) {
      return "loading " + asked.model() + " on " + engine + prepared;
    }
    String coming =
        loading == null ? "" : "; loading " + asked.model() + " on " + engine + prepared;
    return performance.description() + coming;
  }

  /** Why there are no more portraits, null while there are. */
  public @Nullable Fault fault() {
    return fault == null ? thread.fault() : fault;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // what failed to load has nothing to close
  private static void closeWhenLoaded(CompletableFuture<Performance> left) {
    left.thenAccept(Performance::close);
  }

  @Override
  public void close() {
    loaded = null;
    dismissReserve();
    CompletableFuture<Performance> left = loading;
    if (left != null) {
      closeWhenLoaded(left);
      Preparation.giveUp();
    }
    preparation.close();
    loader.shutdown();
    thread.close();
    try {
      // a library that is still loading must not find the process gone
      loader.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
