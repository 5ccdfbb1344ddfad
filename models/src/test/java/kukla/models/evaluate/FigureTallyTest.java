package kukla.models.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.models.evaluate.JudgedFrame.Likeness;
import kukla.models.judge.FaceMesh;
import kukla.models.judge.FaceWitness.Testimony;
import kukla.models.judge.IdentityJudge;
import kukla.models.judge.Landmarks;
import org.junit.jupiter.api.Test;

class FigureTallyTest {
  private static final int FRAMES = 40;

  /** A face with its mouth open by a share of its width, shifted to the right. */
  static Testimony face(double mouth, double eyes, double shift, int identity) {
    float[] points = new float[2 * FaceMesh.POINTS];
    put(points, 61, 100, 180);
    put(points, 291, 140, 180);
    put(points, 13, 120, 180);
    put(points, 14, 120, 180 + 40 * mouth);
    put(points, 33, 90, 100);
    put(points, 133, 110, 100);
    put(points, 159, 100, 100);
    put(points, 145, 100, 100 + 20 * eyes);
    put(points, 362, 130, 100);
    put(points, 263, 150, 100);
    put(points, 386, 140, 100);
    put(points, 374, 140, 100 + 20 * eyes);
    for (int i = 0; i < points.length; i += 2) {
      points[i] += (float) shift;
    }
    float[] certainty = new float[FaceMesh.POINTS];
    Arrays.fill(certainty, 1);
    float[] embedding = new float[IdentityJudge.SIZE];
    embedding[identity] = 1;
    return new Testimony(new Landmarks(points, certainty), new float[FaceMesh.POINTS], embedding);
  }

  private static void put(float[] points, int point, double x, double y) {
    points[2 * point] = (float) x;
    points[2 * point + 1] = (float) y;
  }

  private static Image grey(int value) {
    Image image = Image.allocate(16, 16, ChannelOrder.RGB);
    for (int i = 0; i < 16 * 16 * 3; i++) {
      image.pixels().put(i, (byte) value);
    }
    return image;
  }

  private static JudgedFrame judged(
      int index, Image driver, Image output, Image first, Testimony seen, Testimony shown) {
    return new JudgedFrame(
        index,
        Optional.of(seen),
        Optional.of(shown),
        likeness(output, driver),
        likeness(first, driver));
  }

  private static Likeness likeness(Image picture, Image driver) {
    return new Likeness(
        PixelError.between(picture, driver), StructuralSimilarity.between(picture, driver), 0.5);
  }

  private static Figures figures(FigureTally tally) {
    return new Figures(tally.figures());
  }

  private static double opening(int frame) {
    return 0.2 + 0.15 * Math.sin(frame / 3.0);
  }

  @Test
  void aPerfectModelHasNoError() {
    FigureTally tally = new FigureTally(face(opening(0), 0.3, 0, 0));
    for (int i = 0; i < FRAMES; i++) {
      Image driver = grey(100 + i);
      Testimony seen = face(opening(i), opening(i + 2), 0, 0);
      tally.add(judged(i, driver, driver, grey(100), seen, seen));
    }
    Figures figures = figures(tally);
    assertThat(figures.get(Figure.L1)).isZero();
    assertThat(figures.get(Figure.PSNR)).isEqualTo(100);
    assertThat(figures.get(Figure.AKD)).isZero();
    assertThat(figures.get(Figure.AED)).isZero();
    assertThat(figures.get(Figure.SSIM)).isCloseTo(1, within(1e-6));
    assertThat(figures.get(Figure.PERCEPTUAL)).isEqualTo(0.5);
    assertThat(figures.get(Figure.MOUTH_R)).isCloseTo(1, within(1e-9));
    assertThat(figures.get(Figure.BLINK_R)).isCloseTo(1, within(1e-9));
    assertThat(figures.get(Figure.L1_UNMOVED)).isCloseTo(19.5 / 255, within(1e-9));
    assertThat(figures.below(Figure.L1, Figure.L1_UNMOVED)).isEqualTo(1);
  }

  @Test
  void theUnmovedFrameEqualsUnmoved() {
    Testimony first = face(0.2, 0.3, 0, 0);
    FigureTally tally = new FigureTally(first);
    for (int i = 0; i < FRAMES; i++) {
      Testimony seen = face(opening(i), opening(i), i / 10.0, i % 2);
      tally.add(judged(i, grey(100 + i), grey(100), grey(100), seen, first));
    }
    Figures figures = figures(tally);
    assertThat(figures.get(Figure.L1)).isEqualTo(figures.get(Figure.L1_UNMOVED));
    assertThat(figures.get(Figure.PSNR)).isEqualTo(figures.get(Figure.PSNR_UNMOVED));
    assertThat(figures.get(Figure.AKD)).isEqualTo(figures.get(Figure.AKD_UNMOVED)).isPositive();
    assertThat(figures.get(Figure.AED)).isEqualTo(figures.get(Figure.AED_UNMOVED));
    assertThat(figures.get(Figure.AED)).isCloseTo(Math.sqrt(2) / 2, within(1e-9));
    assertThat(figures.get(Figure.MOUTH_R)).isZero();
    assertThat(figures.below(Figure.AKD, Figure.AKD_UNMOVED)).isZero();
  }

  @Test
  void distancesAreInPixels() {
    FigureTally tally = new FigureTally(face(0.2, 0.3, 0, 0));
    tally.add(judged(0, grey(0), grey(51), grey(9), face(0.2, 0.3, 0, 0), face(0.2, 0.3, 3, 0)));
    assertThat(figures(tally).get(Figure.AKD)).isCloseTo(3, within(1e-5));
    assertThat(figures(tally).get(Figure.L1)).isCloseTo(0.2, within(1e-9));
    assertThat(figures(tally).get(Figure.PSNR)).isCloseTo(-10 * Math.log10(0.04), within(1e-9));
  }

  @Test
  void theFirstFrameItselfHasNoRatioThatCounts() {
    Testimony seen = face(0.2, 0.3, 0, 0);
    FigureTally tally = new FigureTally(seen);
    tally.add(judged(0, grey(0), grey(1), grey(0), seen, seen));
    tally.add(judged(1, grey(51), grey(0), grey(0), seen, seen));
    double ratio = -10 * Math.log10(0.04);
    assertThat(figures(tally).get(Figure.PSNR_UNMOVED)).isCloseTo(ratio, within(1e-9));
    assertThat(figures(tally).get(Figure.PSNR)).isCloseTo(ratio, within(1e-9));
  }

  @Test
  void aDriverWhoHoldsHisMouthDoesNotCount() {
    FigureTally tally = new FigureTally(face(0.2, 0.3, 0, 0));
    for (int i = 0; i < FRAMES; i++) {
      Testimony seen = face(0.2 + 0.001 * (i % 3), 0.3, 0, 0);
      tally.add(judged(i, grey(1), grey(1), grey(1), seen, seen));
    }
    assertThat(figures(tally).get(Figure.MOUTH_R)).isNaN();
  }

  @Test
  void aFrameWithoutAFaceIsCountedAndPassedOver() {
    FigureTally tally = new FigureTally(face(0.2, 0.3, 0, 0));
    Testimony seen = face(0.2, 0.3, 0, 0);
    tally.add(judged(0, grey(0), grey(0), grey(0), seen, face(0.2, 0.3, 3, 0)));
    Likeness far = likeness(grey(102), grey(0));
    tally.add(new JudgedFrame(1, Optional.of(seen), Optional.empty(), far, far));
    assertThat(tally.frames()).isEqualTo(2);
    assertThat(tally.faceless()).isEqualTo(1);
    assertThat(figures(tally).get(Figure.AKD)).isCloseTo(3, within(1e-5));
    // what needs no face counts all frames
    assertThat(figures(tally).get(Figure.L1)).isCloseTo(0.2, within(1e-9));
  }

  @Test
  void openingsAreGapsOverWidths() {
    Landmarks mesh = face(0.25, 0.4, 7, 0).mesh();
    assertThat(Openings.mouth(mesh)).isCloseTo(0.25, within(1e-6));
    assertThat(Openings.eyes(mesh)).isCloseTo(0.4, within(1e-6));
  }
}
