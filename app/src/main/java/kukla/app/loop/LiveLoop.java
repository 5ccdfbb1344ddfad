package kukla.app.loop;

import java.util.function.BooleanSupplier;
import kukla.app.capture.Capture;
import kukla.app.capture.CaptureStatus;
import kukla.app.frames.Latest;
import kukla.inference.Fault;
import kukla.inference.reenact.Outcome;
import kukla.inference.reenact.Portrait;
import kukla.inference.reenact.Source;
import org.jspecify.annotations.Nullable;

/**
 * The render thread's loop: newest portrait in, program picture out, preview beside it. Borrows all
 * that it is given.
 */
public final class LiveLoop {
  /** A picture that stays is sent again so often, for consumers that came late. */
  private static final long REPEAT_NANOS = 200_000_000;

  /** How long the loop waits for its own picture to be drawn, so that it leaves at once. */
  private static final long DRAWING_NANOS = 15_000_000;

  /** The same for the last picture, after which nothing leaves any more. */
  private static final long LAST_NANOS = 1_000_000_000;

  private final Capture capture;
  private final InferenceRoom inference;
  private final Latest<Portrait> portraits;
  private final Programme programme;
  private final Screen screen;
  private final boolean passthrough;
  private final LiveCount count;
  private final Outage outage = new Outage();
  private @Nullable Shown shown;
  private @Nullable Source lastSource;
  private long lastCaptureNanos;
  private long lastShowNanos;

  public LiveLoop(
      Capture capture,
      InferenceRoom inference,
      Latest<Portrait> portraits,
      Programme programme,
      Screen screen,
      LiveCount count,
      boolean passthrough) {
    this.capture = capture;
    this.inference = inference;
    this.portraits = portraits;
    this.programme = programme;
    this.screen = screen;
    this.count = count;
    this.passthrough = passthrough;
  }

  /**
   * Goes on until the user, the options or the camera end it.
   *
   * @param enough asked once a turn
   * @throws Fault when no engine makes portraits any more; the placeholder went out before
   */
  public void run(BooleanSupplier enough) throws InterruptedException {
    boolean wanted = true;
    while (wanted && !enough.getAsBoolean()) {
      inference.turn();
      Fault fault = inference.fault(); // before what it makes of the picture
      capture.bringRaw(inference.takesRaw());
      Portrait fresh = portraits.take(screen.patienceNanos());
      if (fresh == null) {
        turn(null);
      } else {
        try (fresh) {
          turn(fresh);
        }
      }
      wanted = screen.turn(shown, lastCaptureNanos);
      programme.deliver(0);
      inference.lost(programme.lost());
      if (fault != null) {
        programme.deliver(LAST_NANOS);
        if (enough.getAsBoolean()) {
          return; // engines may end first when the process is asked to
        }
        throw fault;
      }
      if (capture.status() instanceof CaptureStatus.Ended) {
        return;
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // another source, however alike its pictures
  private void turn(@Nullable Portrait fresh) {
    long now = System.nanoTime();
    Outcome outcome = fresh == null ? null : fresh.outcome();
    Source source = fresh == null ? inference.source() : fresh.source();
    boolean healthy = inference.healthy();
    Shown next =
        Shown.after(shown, capture.status(), healthy, source != null, outcome, passthrough);
    boolean another = next == Shown.UNMOVED && source != lastSource;
    boolean draws = fresh != null || next != shown || another;
    if (draws) {
      lastCaptureNanos = fresh == null ? now : fresh.captureNanos();
      programme.show(next, fresh, source, lastCaptureNanos);
    } else if (now - lastShowNanos >= REPEAT_NANOS) {
      programme.repeat();
    } else {
      return;
    }
    lastShowNanos = now;
    shown = next;
    lastSource = source;
    if (fresh != null) {
      screen.fresh(fresh);
      count.portrait(fresh, now);
    }
    programme.deliver(DRAWING_NANOS);
    if (draws) {
      inference.tookOver(outage.shows(next, healthy, System.nanoTime()));
    }
  }
}
