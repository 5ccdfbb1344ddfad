package kukla.app.animate;

import java.nio.file.Path;
import kukla.inference.face.FaceBox;
import org.jspecify.annotations.Nullable;

/**
 * What one animation is asked for.
 *
 * @param source the still picture that is moved
 * @param driving the clip that gives the motion
 * @param out the mp4 to write
 * @param model a name or a folder
 * @param engine {@code auto} or an engine's name
 * @param initial which driving frame counts as the source's own pose
 * @param absolute the driver's keypoints as they are, not their motion on top of the source's
 * @param adaptScale motion scaled by the sizes of source and driver
 * @param crop what of the pictures the model sees and gives back
 * @param face where the source's face is, in its own pixels; null: found by the detector
 * @param sideBySide the driving clip to the left of the portrait
 * @param frames at most so many driving frames; 0: all
 * @param pngDir a folder for lossless frames, or null
 * @param stats a file for {@link AnimateStats}, or null
 */
record AnimateOptions(
    Path source,
    Path driving,
    Path out,
    String model,
    String engine,
    Initial initial,
    boolean absolute,
    boolean adaptScale,
    Crop crop,
    @Nullable FaceBox face,
    boolean sideBySide,
    long frames,
    @Nullable Path pngDir,
    @Nullable Path stats) {

  /** Which driving frame counts as the source's own pose. */
  enum Initial {
    /** The one whose keypoints lie most like the source's. */
    BEST,
    /** The first with a face. */
    FIRST
  }

  /** What of the pictures the model sees and gives back. */
  enum Crop {
    /** The square around the face, put back into the whole portrait. */
    AUTO,
    /** The middle square of both, given back as it is. */
    NONE
  }
}
