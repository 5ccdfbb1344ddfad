package kukla.models.evaluate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.function.ToDoubleFunction;
import kukla.inference.image.Image;
import kukla.models.judge.FaceWitness.Testimony;
import kukla.models.judge.Landmarks;

/** Gathers the frames of one clip and computes its figures. */
final class FigureTally {
  /** A driver whose opening varies less than this does not count for a correlation. */
  private static final double LEAST_VARIATION = 0.02;

  private final PixelError pixels = new PixelError();
  private final PixelError pixelsUnmoved = new PixelError();
  private final List<Testimony> drivers = new ArrayList<>();
  private final List<Testimony> outputs = new ArrayList<>();
  private final Testimony unmoved;

  /**
   * @param unmoved what the judges see in the first frame
   */
  FigureTally(Testimony unmoved) {
    this.unmoved = unmoved;
  }

  /** The pictures of one frame, at 256×256. */
  void addPictures(Image driver, Image output, Image first) {
    pixels.add(output, driver);
    pixelsUnmoved.add(first, driver);
  }

  /** What the judges see in one frame; frames in which they see no face are left out. */
  void addFaces(Testimony driver, Testimony output) {
    drivers.add(driver);
    outputs.add(output);
  }

  /**
   * The figures of all frames added.
   *
   * @param second frames a second
   */
  Figures figures(int second) {
    List<Landmarks> driver = drivers.stream().map(Testimony::mesh).toList();
    List<Landmarks> output = outputs.stream().map(Testimony::mesh).toList();
    EnumMap<Figure, Double> values = new EnumMap<>(Figure.class);
    values.put(Figure.L1, pixels.l1());
    values.put(Figure.L1_UNMOVED, pixelsUnmoved.l1());
    values.put(Figure.PSNR, pixels.psnr());
    values.put(Figure.PSNR_UNMOVED, pixelsUnmoved.psnr());
    List<Double> akd = new ArrayList<>();
    List<Double> akdUnmoved = new ArrayList<>();
    List<Double> aed = new ArrayList<>();
    List<Double> aedUnmoved = new ArrayList<>();
    for (int i = 0; i < driver.size(); i++) {
      akd.add(meanDistance(output.get(i), driver.get(i)));
      akdUnmoved.add(meanDistance(unmoved.mesh(), driver.get(i)));
      aed.add(distance(outputs.get(i).identity(), drivers.get(i).identity()));
      aedUnmoved.add(distance(unmoved.identity(), drivers.get(i).identity()));
    }
    values.put(Figure.AKD, Series.mean(akd));
    values.put(Figure.AKD_UNMOVED, Series.mean(akdUnmoved));
    values.put(Figure.AED, Series.mean(aed));
    values.put(Figure.AED_UNMOVED, Series.mean(aedUnmoved));
    values.put(Figure.JITTER, Jitter.of(driver, output, second));
    values.put(Figure.MOUTH_R, correlation(driver, output, Openings::mouth));
    values.put(Figure.BLINK_R, correlation(driver, output, Openings::eyes));
    return new Figures(values);
  }

  private static double correlation(
      List<Landmarks> driver, List<Landmarks> output, ToDoubleFunction<Landmarks> opening) {
    List<Double> wanted = driver.stream().map(opening::applyAsDouble).toList();
    if (!(Series.deviation(wanted) >= LEAST_VARIATION)) {
      return Double.NaN;
    }
    return Series.correlation(wanted, output.stream().map(opening::applyAsDouble).toList());
  }

  private static double meanDistance(Landmarks a, Landmarks b) {
    double sum = 0;
    for (int i = 0; i < a.count(); i++) {
      sum += Math.hypot(a.x(i) - b.x(i), a.y(i) - b.y(i)) / a.count();
    }
    return sum;
  }

  private static double distance(float[] a, float[] b) {
    double square = 0;
    for (int i = 0; i < a.length; i++) {
      square += (a[i] - b[i]) * (double) (a[i] - b[i]);
    }
    return Math.sqrt(square);
  }
}
