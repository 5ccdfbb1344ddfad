package kukla.app.capture.camera;

/**
 * What a camera is known by when its number has changed.
 *
 * @param name as the device tells it, or the file, address or pattern that was asked for
 * @param place where it is plugged in, such as the path of its USB port; {@link #PLAYED} where a
 *     program plays it; empty where unknown
 * @param address how it is opened at the moment, such as {@code /dev/video0}
 */
public record CameraIdentity(String name, String place, String address) {
  /** The place of what a program plays, as through v4l2loopback; no port is called so. */
  public static final String PLAYED = "virtual";

  /** The same device in the same place, whatever its address is now. */
  public boolean isSame(CameraIdentity other) {
    return name.equals(other.name) && place.equals(other.place);
  }

  /** A device of the same name, perhaps plugged in elsewhere. */
  public boolean isNamesake(CameraIdentity other) {
    return name.equals(other.name);
  }

  /** Whether a program plays it, as our own virtual camera, rather than a sensor. */
  public boolean isPlayed() {
    return place.equals(PLAYED);
  }

  /** {@code HD Webcam (/dev/video0)}. */
  public String text() {
    return address.isEmpty() || address.equals(name) ? name : name + " (" + address + ")";
  }
}
