package kukla.inference.reenact;

import kukla.inference.face.FaceBox;
import kukla.inference.face.FaceCrop;
import kukla.inference.face.FaceReading;
import kukla.inference.face.TrackedFace;
import org.jspecify.annotations.Nullable;

/**
 * What the host saw of a frame before a GPU got it.
 *
 * @param face as it is followed
 * @param read of the performer's face, as a mirror shows it where that is wished; or null
 * @param marked whether the performer's landmarks were read, and are in the portrait's buffer
 * @param another whether another face is there, which is not followed
 * @param settings for this frame
 * @param asked whether its pose is to be the source's own
 * @param seconds when the camera took it, rising
 * @param beganNanos when it was looked at
 * @param endedNanos when all was seen
 */
record Sight(
    TrackedFace face,
    @Nullable FaceReading read,
    boolean marked,
    boolean another,
    MotionSettings settings,
    boolean asked,
    double seconds,
    long beganNanos,
    long endedNanos) {
  /** The performer's square; null where nobody is there. */
  @Nullable FaceCrop crop() {
    return Reenactment.visible(face);
  }

  /** The performer's face within that square. */
  FaceBox box(FaceCrop crop) {
    return face instanceof TrackedFace.Seen there ? there.box() : crop.face();
  }

  /**
   * Whether the next frame waits for what comes of this one: its pose is to count at once, or maps
   * are fetched from networks that the next frame would use.
   */
  boolean decides() {
    return asked || settings.overlays();
  }
}
