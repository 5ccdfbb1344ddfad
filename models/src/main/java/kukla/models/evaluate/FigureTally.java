package kukla.models.evaluate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import kukla.models.evaluate.JudgedFrame.Likeness;
import kukla.models.judge.FaceWitness.Testimony;
import kukla.models.judge.Landmarks;

/** Gathers the frames of one clip and computes its figures. */
final class FigureTally {
  private final Testimony unmoved;
  private final List<JudgedFrame> all = new ArrayList<>();
  private final List<JudgedFrame> faces = new ArrayList<>();

  /**
   * @param unmoved what the judges see in the first frame
   */
  FigureTally(Testimony unmoved) {
    this.unmoved = unmoved;
  }

  /** One frame more, in the clip's order. */
  void add(JudgedFrame judged) {
    all.add(judged);
    if (judged.hasFaces()) {
      faces.add(judged);
    }
  }

  /** Frames in which the judges find no face in driver or output; most figures pass them over. */
  int faceless() {
    return all.size() - faces.size();
  }

  /** How many frames were added. */
  int frames() {
    return all.size();
  }

  /** The frames in which there are faces. */
  List<JudgedFrame> faces() {
    return faces;
  }

  /** The figures of all frames added, but for jitter. */
  EnumMap<Figure, Double> figures() {
    EnumMap<Figure, Double> values = new EnumMap<>(Figure.class);
    values.put(Figure.L1, mean(JudgedFrame::moved, likeness -> likeness.pixels().l1()));
    values.put(Figure.L1_UNMOVED, mean(JudgedFrame::unmoved, likeness -> likeness.pixels().l1()));
    values.put(Figure.PSNR, decibels(JudgedFrame::moved));
    values.put(Figure.PSNR_UNMOVED, decibels(JudgedFrame::unmoved));
    values.put(Figure.SSIM, mean(JudgedFrame::moved, Likeness::ssim));
    values.put(Figure.SSIM_UNMOVED, mean(JudgedFrame::unmoved, Likeness::ssim));
    values.put(Figure.PERCEPTUAL, mean(JudgedFrame::moved, Likeness::perceptual));
    values.put(Figure.PERCEPTUAL_UNMOVED, mean(JudgedFrame::unmoved, Likeness::perceptual));
    List<Testimony> drivers = drivers();
    List<Testimony> outputs = outputs();
    List<Double> akd = new ArrayList<>();
    List<Double> akdUnmoved = new ArrayList<>();
    List<Double> aed = new ArrayList<>();
    List<Double> aedUnmoved = new ArrayList<>();
    for (int i = 0; i < faces.size(); i++) {
      Testimony driver = drivers.get(i);
      akd.add(meanDistance(outputs.get(i).mesh(), driver.mesh()));
      akdUnmoved.add(meanDistance(unmoved.mesh(), driver.mesh()));
      aed.add(distance(outputs.get(i).identity(), driver.identity()));
      aedUnmoved.add(distance(unmoved.identity(), driver.identity()));
    }
    values.put(Figure.AKD, Series.mean(akd));
    values.put(Figure.AKD_UNMOVED, Series.mean(akdUnmoved));
    values.put(Figure.AED, Series.mean(aed));
    values.put(Figure.AED_UNMOVED, Series.mean(aedUnmoved));
    values.put(Figure.MOUTH_R, correlation(drivers, outputs, Openings::mouth));
    values.put(Figure.BLINK_R, correlation(drivers, outputs, Openings::eyes));
    return values;
  }

  private List<Testimony> drivers() {
    return faces.stream().map(judged -> judged.driver().orElseThrow()).toList();
  }

  private List<Testimony> outputs() {
    return faces.stream().map(judged -> judged.output().orElseThrow()).toList();
  }

  private double mean(Function<JudgedFrame, Likeness> which, ToDoubleFunction<Likeness> what) {
    return Series.mean(
        all.stream().map(judged -> what.applyAsDouble(which.apply(judged))).toList());
  }

  /** Over frames that are not the first one again, whose ratio to itself has no bound. */
  private double decibels(Function<JudgedFrame, Likeness> which) {
    return Series.mean(
        all.stream()
            .filter(judged -> judged.unmoved().pixels().l1() > 0)
            .map(judged -> which.apply(judged).pixels().psnr())
            .toList());
  }

  /** Not a number where the driver's opening hardly varies. */
  static double correlation(
      List<Testimony> driver, List<Testimony> output, ToDoubleFunction<Landmarks> opening) {
    List<Double> wanted = driver.stream().map(face -> opening.applyAsDouble(face.mesh())).toList();
    if (!(Series.deviation(wanted) >= Openings.LEAST_VARIATION)) {
      return Double.NaN;
    }
    return Series.correlation(
        wanted, output.stream().map(face -> opening.applyAsDouble(face.mesh())).toList());
  }

  /** Of the mesh points, pixels. */
  static double meanDistance(Landmarks a, Landmarks b) {
    double sum = 0;
    for (int i = 0; i < a.count(); i++) {
      sum += Math.hypot(a.x(i) - b.x(i), a.y(i) - b.y(i)) / a.count();
    }
    return sum;
  }

  /** Of identities. */
  static double distance(float[] a, float[] b) {
    double square = 0;
    for (int i = 0; i < a.length; i++) {
      square += (a[i] - b[i]) * (double) (a[i] - b[i]);
    }
    return Math.sqrt(square);
  }
}
