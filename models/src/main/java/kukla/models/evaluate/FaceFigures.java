package kukla.models.evaluate;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How far a face model is from the judges in one clip, or in the mean of several.
 *
 * @param clip its name
 * @param frames that were measured
 * @param framesWithoutFace in which the judges see no face
 * @param framesMissed in which they see one and the model does not
 * @param landmarks mean distance of points 17 to 67 over the distance of the eyes' centres
 * @param landmarksByCorners the same over the distance of the eyes' outer corners
 * @param poseDegrees mean angle between the two poses
 * @param yawDegrees mean absolute difference
 * @param pitchDegrees mean absolute difference
 * @param rollDegrees mean absolute difference
 * @param blinkR correlation of the eyes' openness with the mesh's; NaN where it hardly changes
 * @param mouthR the same of the mouth
 * @param points mean distance of each landmark over the distance of the eyes' centres; NaN for
 *     points 0 to 16, which nothing is compared with
 */
@SuppressWarnings("ArrayRecordComponent") // made once, read
record FaceFigures(
    String clip,
    long frames,
    long framesWithoutFace,
    long framesMissed,
    double landmarks,
    double landmarksByCorners,
    double poseDegrees,
    double yawDegrees,
    double pitchDegrees,
    double rollDegrees,
    double blinkR,
    double mouthR,
    double[] points) {

  /** Unweighted over clips; figures that a clip does not have are left out. */
  static FaceFigures mean(List<FaceFigures> clips) {
    int count = clips.isEmpty() ? 0 : clips.get(0).points.length;
    double[] points = new double[count];
    for (int i = 0; i < count; i++) {
      int point = i;
      points[i] = mean(clips, clip -> clip.points[point]);
    }
    return new FaceFigures(
        "mean",
        clips.stream().mapToLong(FaceFigures::frames).sum(),
        clips.stream().mapToLong(FaceFigures::framesWithoutFace).sum(),
        clips.stream().mapToLong(FaceFigures::framesMissed).sum(),
        mean(clips, FaceFigures::landmarks),
        mean(clips, FaceFigures::landmarksByCorners),
        mean(clips, FaceFigures::poseDegrees),
        mean(clips, FaceFigures::yawDegrees),
        mean(clips, FaceFigures::pitchDegrees),
        mean(clips, FaceFigures::rollDegrees),
        mean(clips, FaceFigures::blinkR),
        mean(clips, FaceFigures::mouthR),
        points);
  }

  private static double mean(List<FaceFigures> clips, ToDoubleFunction<FaceFigures> figure) {
    return clips.stream().mapToDouble(figure).filter(Double::isFinite).average().orElse(Double.NaN);
  }
}
