package kukla.models.synth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shared")
class PerformanceTest {
  private final HeadModel model = SharedHead.MODEL;

  @Test
  void sameSeedSameActing() {
    Performance a = new Performance(model, 11, Performance.Energy.LIVELY, 10);
    Performance b = new Performance(model, 11, Performance.Energy.LIVELY, 10);
    Performance other = new Performance(model, 12, Performance.Energy.LIVELY, 10);
    assertThat(a.at(4.2).expression()).isEqualTo(b.at(4.2).expression());
    assertThat(a.at(4.2).yaw()).isEqualTo(b.at(4.2).yaw());
    assertThat(a.at(4.2).yaw()).isNotEqualTo(other.at(4.2).yaw());
  }

  @Test
  void staysWithinWhatHeadsDoAndMovesSmoothly() {
    for (long seed = 0; seed < 20; seed++) {
      Performance acting = new Performance(model, seed, Performance.Energy.LIVELY, 20);
      Moment before = acting.at(0);
      for (int frame = 1; frame < 600; frame++) {
        Moment now = acting.at(frame / 30.0);
        assertThat(Math.abs(now.yaw())).isLessThan(0.75f);
        assertThat(Math.abs(now.pitch())).isLessThan(0.47f);
        assertThat(Math.abs(now.roll())).isLessThan(0.4f);
        assertThat(Math.abs(now.yaw() - before.yaw())).isLessThan(0.12f);
        for (float weight : now.expression()) {
          assertThat(weight).isBetween(0f, 1f);
        }
        before = now;
      }
    }
  }

  @Test
  void everybodyBlinksTalksAndTurns() {
    int blink = model.expression("eyeBlink_L");
    int jaw = model.expression("jawOpen");
    for (long seed = 0; seed < 10; seed++) {
      Performance acting = new Performance(model, seed, Performance.Energy.CALM, 20);
      float closed = 0;
      float opened = 0;
      float least = 0;
      float most = 0;
      int closedFrames = 0;
      for (int frame = 0; frame < 600; frame++) {
        Moment now = acting.at(frame / 30.0);
        closed = Math.max(closed, now.expression()[blink]);
        closedFrames += now.expression()[blink] > 0.5 ? 1 : 0;
        opened = Math.max(opened, now.expression()[jaw]);
        least = Math.min(least, now.yaw());
        most = Math.max(most, now.yaw());
      }
      assertThat(closed).isGreaterThan(0.95f);
      assertThat(closedFrames).isLessThan(200);
      assertThat(opened).isGreaterThan(0.3f);
      assertThat(most - least).isGreaterThan(0.15f);
    }
  }

  @Test
  void aCalmPerformanceBeginsAtRest() {
    Moment first = new Performance(model, 3, Performance.Energy.CALM, 5).at(0);
    assertThat(first.yaw()).isZero();
    assertThat(first.expression()[model.expression("jawOpen")]).isZero();
  }
}
