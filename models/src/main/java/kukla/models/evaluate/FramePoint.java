package kukla.models.evaluate;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import kukla.models.judge.FaceWitness.Testimony;
import kukla.models.judge.Landmarks;

/**
 * One frame of the plots; what was not measured is not a number.
 *
 * @param frame index in the clip
 * @param seconds when it is shown
 * @param mouth how far the mouth is open
 * @param eyes how far the eyes are open
 * @param yaw how far the head turned, degrees
 * @param akd distance of the mesh points, pixels
 */
record FramePoint(int frame, double seconds, Both mouth, Both eyes, Both yaw, double akd) {

  /** The same of driver and output. */
  record Both(double driver, double output) {}

  /**
   * @param seconds when the frame is shown
   * @param driver where the driver begins: turns are told from there
   * @param output where the output begins
   */
  static FramePoint of(JudgedFrame judged, double seconds, Testimony driver, Testimony output) {
    Optional<Testimony> seen = judged.driver();
    Optional<Testimony> shown = judged.output();
    double akd =
        judged.hasFaces()
            ? FigureTally.meanDistance(shown.orElseThrow().mesh(), seen.orElseThrow().mesh())
            : Double.NaN;
    return new FramePoint(
        judged.index(),
        seconds,
        both(seen, shown, Openings::mouth),
        both(seen, shown, Openings::eyes),
        new Both(yaw(driver, seen), yaw(output, shown)),
        akd);
  }

  private static Both both(
      Optional<Testimony> seen, Optional<Testimony> shown, ToDoubleFunction<Landmarks> opening) {
    return new Both(
        seen.map(face -> opening.applyAsDouble(face.mesh())).orElse(Double.NaN),
        shown.map(face -> opening.applyAsDouble(face.mesh())).orElse(Double.NaN));
  }

  private static double yaw(Testimony before, Optional<Testimony> now) {
    return now.map(face -> HeadTurn.between(before, face).yawDegrees()).orElse(Double.NaN);
  }
}
