package kukla.app.loop;

/**
 * How often a frame's picture crosses between host and GPU; not a number where there is no GPU.
 *
 * @param upload the camera's picture
 * @param display the program picture, for the window
 * @param virtualCamera the program picture, for all sinks together
 */
public record CopiesAFrame(double upload, double display, double virtualCamera) {
  /** What was counted so far. */
  public static CopiesAFrame of(double upload, Programme programme) {
    DeviceShow device = programme.device();
    return device == null
        ? new CopiesAFrame(upload, Double.NaN, Double.NaN)
        : new CopiesAFrame(upload, device.displayCopiesAPicture(), device.downloadsAPicture());
  }
}
