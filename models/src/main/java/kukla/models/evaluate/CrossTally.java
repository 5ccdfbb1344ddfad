package kukla.models.evaluate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.function.ToDoubleFunction;
import kukla.models.judge.FaceWitness.Testimony;
import kukla.models.judge.Landmarks;

/**
 * Gathers the frames of one person driven by another and computes their figures: turns and openings
 * are compared from where both begin, the driver's initial frame and the source.
 */
final class CrossTally {
  private final Testimony source;
  private final Testimony initial;
  private final List<Testimony> drivers = new ArrayList<>();
  private final List<Testimony> outputs = new ArrayList<>();
  private int faceless;

  /**
   * @param source what the judges see in the source
   * @param initial what they see in the driver's frame that counts as the source's own pose
   */
  CrossTally(Testimony source, Testimony initial) {
    this.source = source;
    this.initial = initial;
  }

  void add(JudgedFrame judged) {
    if (judged.hasFaces()) {
      drivers.add(judged.driver().orElseThrow());
      outputs.add(judged.output().orElseThrow());
    } else {
      faceless++;
    }
  }

  /** The angle between how output and driver turned in a frame with both faces, degrees. */
  double turnedAway(JudgedFrame judged) {
    return turnedAway(judged.driver().orElseThrow(), judged.output().orElseThrow());
  }

  private double turnedAway(Testimony driver, Testimony output) {
    return HeadTurn.between(initial, driver).degreesFrom(HeadTurn.between(source, output));
  }

  int frames() {
    return drivers.size() + faceless;
  }

  /** Frames in which the judges find no face in driver or output; they are passed over. */
  int faceless() {
    return faceless;
  }

  Figures figures() {
    EnumMap<Figure, Double> values = new EnumMap<>(Figure.class);
    List<Double> pose = new ArrayList<>();
    List<Double> poseUnmoved = new ArrayList<>();
    for (int i = 0; i < drivers.size(); i++) {
      pose.add(turnedAway(drivers.get(i), outputs.get(i)));
      poseUnmoved.add(HeadTurn.between(initial, drivers.get(i)).degreesFrom(HeadTurn.NONE));
    }
    values.put(Figure.POSE, Series.mean(pose));
    values.put(Figure.POSE_UNMOVED, Series.mean(poseUnmoved));
    values.put(Figure.CROSS_BLINK_R, FigureTally.correlation(drivers, outputs, Openings::eyes));
    values.put(Figure.CROSS_MOUTH_R, FigureTally.correlation(drivers, outputs, Openings::mouth));
    values.put(Figure.BLINK_GAP, gap(Openings::eyes, true));
    values.put(Figure.BLINK_GAP_UNMOVED, gap(Openings::eyes, false));
    values.put(Figure.MOUTH_GAP, gap(Openings::mouth, true));
    values.put(Figure.MOUTH_GAP_UNMOVED, gap(Openings::mouth, false));
    values.put(Figure.IDENTITY_COSINE, cosine(outputs));
    values.put(Figure.IDENTITY_COSINE_DRIVER, cosine(drivers));
    values.put(Figure.IDENTITY, identity(outputs));
    values.put(Figure.IDENTITY_DRIVER, identity(drivers));
    return new Figures(values);
  }

  private double gap(ToDoubleFunction<Landmarks> opening, boolean moved) {
    double driverBegan = opening.applyAsDouble(initial.mesh());
    double outputBegan = opening.applyAsDouble(source.mesh());
    List<Double> gaps = new ArrayList<>();
    for (int i = 0; i < drivers.size(); i++) {
      double wanted = opening.applyAsDouble(drivers.get(i).mesh()) - driverBegan;
      double got = moved ? opening.applyAsDouble(outputs.get(i).mesh()) - outputBegan : 0;
      gaps.add(Math.abs(got - wanted));
    }
    return Series.mean(gaps);
  }

  private double identity(List<Testimony> faces) {
    return Series.mean(
        faces.stream()
            .map(face -> FigureTally.distance(face.identity(), source.identity()))
            .toList());
  }

  private double cosine(List<Testimony> faces) {
    // of vectors of length one: |a - b|² = 2 - 2 cos
    return Series.mean(
        faces.stream()
            .map(face -> FigureTally.distance(face.identity(), source.identity()))
            .map(distance -> 1 - distance * distance / 2)
            .toList());
  }
}
