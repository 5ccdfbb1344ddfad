package kukla.app.capture.camera;

import java.util.List;
import kukla.inference.Fault;
import kukla.inference.image.Image;
import kukla.inference.image.RawPicture;
import kukla.media.ClipTimes;
import org.jspecify.annotations.Nullable;

/**
 * A camera that fills pictures of ours and tells when the device took them. An object is one
 * opening of the device, used once.
 *
 * <p>One thread calls {@link #start}, {@link #read} and {@link #stop}, in this order; these may
 * block in native code. The other methods are for any thread and return at once, but {@link
 * #modes}, which may ask the device.
 */
public interface Camera {
  /** What it is known by. */
  CameraIdentity identity();

  /** What it can deliver, the largest first; empty where only opening it tells. Never fails. */
  List<CameraMode> modes();

  /**
   * Opens it in the mode that comes nearest.
   *
   * @return what it will deliver
   * @throws Fault when it does not open
   */
  CameraMode start(CameraMode wished);

  /** When it counts as lost; known once started. */
  Vigilance vigilance();

  /**
   * Waits for the next picture.
   *
   * @param into an RGB picture of the mode's size, any stride; borrowed
   * @param patienceNanos how long at most
   */
  Shot read(Image into, long patienceNanos);

  /**
   * Waits for the next picture.
   *
   * @param raw takes the same as the device gave it, or is empty where that is not known
   */
  default Shot read(Image into, RawPicture raw, long patienceNanos) {
    raw.clear();
    return read(into, patienceNanos);
  }

  /** Makes a start or read that is under way, and every later one, return soon. */
  void breakOff();

  /** When what it plays plays; null where it films, or is not started. */
  default @Nullable ClipTimes playback() {
    return null;
  }

  /** Gives the device back; again does nothing. */
  void stop();
}
