package kukla.console;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * How far a long task has come, on standard error: a bar with the time left on a terminal, else a
 * plain line every few seconds. One thread steps it; its opener closes it.
 */
public final class Progress implements AutoCloseable {
  /** Set by the launcher where standard error is a terminal. */
  private static final String TERMINAL = "kukla.terminal";

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final String task;
  private final long begun;
  private final long total;
  private final PrintStream lines = System.err;
  private final @Nullable ProgressBar bar;
  private final Instant started = Instant.now();
  private Instant lastLine = started;
  private long done;
  private String note = "";

  /**
   * @param task what is being done, as a noun: "frames"
   * @param total steps in all; 0 or less when unknown
   */
  public Progress(String task, long total) {
    this(task, 0, total);
  }

  /**
   * Progress of a task that goes on where an earlier run of it stopped.
   *
   * @param task what is being done, as a noun: "frames"
   * @param begun steps that were done before; they say nothing of the time left
   * @param total steps in all; 0 or less when unknown
   */
  public Progress(String task, long begun, long total) {
    this.task = task;
    this.begun = begun;
    this.total = total;
    done = begun;
    bar =
        !Boolean.getBoolean(TERMINAL)
            ? null
            : new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(Math.max(-1, total))
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(200)
                .startsFrom(begun, Duration.ZERO)
                .showSpeed()
                .build();
  }

  /** One more step is done. */
  public void step() {
    stepTo(done + 1);
  }

  /** {@code done} steps are done in all. */
  public void stepTo(long done) {
    this.done = done;
    if (bar != null) {
      bar.stepTo(done);
    } else if (Duration.between(lastLine, Instant.now()).compareTo(BETWEEN_LINES) >= 0) {
      lastLine = Instant.now();
      lines.println(line());
    }
  }

  /** A short remark beside the bar, such as the current loss. */
  public void note(String note) {
    this.note = note;
    if (bar != null) {
      bar.setExtraMessage(note);
    }
  }

  private String line() {
    double seconds = Duration.between(started, Instant.now()).toMillis() / 1000.0;
    String left =
        total > 0 && done > begun
            ? ", " + Math.round(seconds / (done - begun) * (total - done)) + " s left"
            : "";
    String of = total > 0 ? "/" + total : "";
    return task + " " + done + of + left + (note.isEmpty() ? "" : ", " + note);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
