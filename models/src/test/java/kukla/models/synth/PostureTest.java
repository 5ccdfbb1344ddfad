package kukla.models.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PostureTest {
  private static Moment turned(float yaw, float pitch, float roll) {
    return new Moment(new float[0], yaw, pitch, roll, 0, 0, 0, 0, 0);
  }

  private static float[] nose(Moment moment) {
    float[] nose = {0, 0, 13};
    float[] world = new float[3];
    new Posture(moment, 0).apply(nose, nose, world);
    return world;
  }

  @Test
  void positiveYawTurnsTheNoseToThePersonsLeft() {
    assertThat(nose(turned(0.5f, 0, 0))[0]).isGreaterThan(3);
  }

  @Test
  void positivePitchLiftsTheNose() {
    assertThat(nose(turned(0, 0.4f, 0))[1]).isGreaterThan(3);
  }

  @Test
  void shouldersStayWhileTheHeadTurns() {
    float[] shoulder = {15, -20, 0};
    float[] there = new float[3];
    new Posture(turned(0.5f, 0.3f, 0), 0).apply(shoulder, shoulder, there);
    // the body takes a fifth of the yaw along
    assertThat(there[0]).isCloseTo(15 * (float) Math.cos(0.1), within(0.1f));
    assertThat(there[1]).isCloseTo(-20, within(0.1f));
  }
}
