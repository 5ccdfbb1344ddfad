package kukla.app.loop;

import kukla.app.capture.CaptureStatus;
import kukla.inference.reenact.Outcome;
import org.jspecify.annotations.Nullable;

/** What leaves the program now. This is the one place that decides it. */
public enum Shown {
  /** The painting with its square moved. */
  PORTRAIT,
  /** The painting as it is, until there is something to move it. */
  UNMOVED,
  /** A still picture that says to wait a moment. */
  PLACEHOLDER,
  /** The camera's own picture; only ever where passing through was asked for. */
  CAMERA;

  /**
   * Decides what comes after what was shown before.
   *
   * @param before what is shown so far, null at the start
   * @param capture what the camera does
   * @param healthy whether portraits are still being made
   * @param ready whether there is a source to show
   * @param fresh what came of the newest frame, null where there is none since the last decision
   * @param passthrough whether the user asked for the camera's picture to be let out
   */
  public static Shown after(
      @Nullable Shown before,
      CaptureStatus capture,
      boolean healthy,
      boolean ready,
      @Nullable Outcome fresh,
      boolean passthrough) {
    boolean seeing =
        capture instanceof CaptureStatus.Live || capture instanceof CaptureStatus.Opening;
    if (!healthy || !seeing) {
      return PLACEHOLDER;
    }
    if (fresh == null) {
      boolean opening = capture instanceof CaptureStatus.Opening;
      if (before == null || (before == PLACEHOLDER && opening)) {
        return ready ? UNMOVED : PLACEHOLDER;
      }
      return before;
    }
    if (fresh instanceof Outcome.PassedThrough || passthrough) {
      return passthrough ? CAMERA : PLACEHOLDER;
    }
    return fresh instanceof Outcome.NoFace lost && lost.placeholder() ? PLACEHOLDER : PORTRAIT;
  }
}
