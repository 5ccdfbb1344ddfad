package kukla.models.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import kukla.models.evaluate.JudgedFrame.Likeness;
import kukla.models.judge.FaceWitness.Testimony;
import org.junit.jupiter.api.Test;

class CrossTallyTest {
  private static final int DRIVER = 1;
  private static final int SOURCE = 2;

  private static double opening(int frame) {
    return 0.1 * (1 + Math.sin(frame));
  }

  private static JudgedFrame judged(int index, Testimony driver, Optional<Testimony> output) {
    return new JudgedFrame(index, Optional.of(driver), output, Likeness.UNKNOWN, Likeness.UNKNOWN);
  }

  @Test
  void openingsCountFromWhereBothBegin() {
    // the source's mouth is a little more open than the driver's from the start
    CrossTally tally =
        new CrossTally(
            FigureTallyTest.face(0.15 + opening(0), 0.3, 0, SOURCE),
            FigureTallyTest.face(opening(0), 0.3, 0, DRIVER));
    for (int i = 0; i < 20; i++) {
      tally.add(
          judged(
              i,
              FigureTallyTest.face(opening(i), 0.3, 0, DRIVER),
              Optional.of(FigureTallyTest.face(0.15 + opening(i), 0.3, 0, SOURCE))));
    }
    Figures figures = tally.figures();
    assertThat(figures.get(Figure.MOUTH_GAP)).isCloseTo(0, within(1e-6));
    assertThat(figures.get(Figure.MOUTH_GAP_UNMOVED)).isBetween(0.05, 0.1);
    assertThat(figures.get(Figure.CROSS_MOUTH_R)).isCloseTo(1, within(1e-5));
    assertThat(figures.get(Figure.CROSS_BLINK_R)).isNaN();
    assertThat(figures.get(Figure.IDENTITY_COSINE)).isCloseTo(1, within(1e-6));
    assertThat(figures.get(Figure.IDENTITY)).isZero();
    assertThat(figures.get(Figure.IDENTITY_COSINE_DRIVER)).isCloseTo(0, within(1e-6));
    assertThat(figures.get(Figure.IDENTITY_DRIVER)).isCloseTo(Math.sqrt(2), within(1e-6));
    assertThat(figures.get(Figure.POSE)).isCloseTo(0, within(1e-3));
  }

  @Test
  void aModelThatBecomesTheDriverLosesTheSource() {
    Testimony driver = FigureTallyTest.face(0.2, 0.3, 0, DRIVER);
    CrossTally tally = new CrossTally(FigureTallyTest.face(0.2, 0.3, 0, SOURCE), driver);
    tally.add(judged(0, driver, Optional.of(driver)));
    tally.add(judged(1, driver, Optional.empty()));
    Figures figures = tally.figures();
    assertThat(figures.get(Figure.IDENTITY)).isEqualTo(figures.get(Figure.IDENTITY_DRIVER));
    assertThat(tally.frames()).isEqualTo(2);
    assertThat(tally.faceless()).isEqualTo(1);
  }
}
