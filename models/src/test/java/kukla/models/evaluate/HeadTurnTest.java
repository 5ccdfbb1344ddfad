package kukla.models.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import kukla.models.judge.FaceMesh;
import kukla.models.judge.FaceWitness.Testimony;
import kukla.models.judge.IdentityJudge;
import kukla.models.judge.Landmarks;
import org.junit.jupiter.api.Test;

class HeadTurnTest {
  /** Some head, turned, scaled and shifted. */
  private static Testimony head(int seed, double yawDegrees, double pitchDegrees, double scale) {
    Random random = new Random(seed);
    float[] points = new float[2 * FaceMesh.POINTS];
    float[] depth = new float[FaceMesh.POINTS];
    double yaw = Math.toRadians(yawDegrees);
    double pitch = Math.toRadians(pitchDegrees);
    for (int i = 0; i < FaceMesh.POINTS; i++) {
      double x = random.nextGaussian();
      double y = random.nextGaussian();
      double z = 0.5 * random.nextGaussian();
      // up: what is in front (z < 0) goes to y < 0
      double y1 = y * Math.cos(pitch) + z * Math.sin(pitch);
      double z1 = -y * Math.sin(pitch) + z * Math.cos(pitch);
      // to the right: what is in front goes to x > 0
      double x2 = x * Math.cos(yaw) - z1 * Math.sin(yaw);
      double z2 = x * Math.sin(yaw) + z1 * Math.cos(yaw);
      points[2 * i] = (float) (128 + 40 * scale * x2);
      points[2 * i + 1] = (float) (100 + 40 * scale * y1);
      depth[i] = (float) (7 + 40 * scale * z2);
    }
    float[] certainty = new float[FaceMesh.POINTS];
    Arrays.fill(certainty, 1);
    return new Testimony(new Landmarks(points, certainty), depth, new float[IdentityJudge.SIZE]);
  }

  @Test
  void aTurnIsFoundWhateverTheSize() {
    HeadTurn turn = HeadTurn.between(head(1, 0, 0, 1), head(1, 25, 0, 1.4));
    assertThat(turn.yawDegrees()).isCloseTo(25, within(1e-2));
    assertThat(turn.pitchDegrees()).isCloseTo(0, within(1e-2));
    assertThat(turn.degreesFrom(HeadTurn.NONE)).isCloseTo(25, within(1e-2));
    HeadTurn nod = HeadTurn.between(head(1, 0, 0, 1), head(1, 0, -12, 1));
    assertThat(nod.pitchDegrees()).isCloseTo(-12, within(1e-2));
    assertThat(nod.yawDegrees()).isCloseTo(0, within(1e-2));
  }

  @Test
  void anotherHeadThatTurnsAlikeTurnsAlike() {
    HeadTurn one = HeadTurn.between(head(1, 5, 0, 1), head(1, 35, 0, 1));
    HeadTurn other = HeadTurn.between(head(2, -10, 0, 1), head(2, 20, 0, 0.7));
    assertThat(one.degreesFrom(other)).isCloseTo(0, within(2e-2));
    HeadTurn less = HeadTurn.between(head(2, -10, 0, 1), head(2, 12, 0, 0.7));
    assertThat(one.degreesFrom(less)).isCloseTo(8, within(2e-2));
  }

  @Test
  void noTurnIsNone() {
    assertThat(HeadTurn.between(head(3, 4, 5, 1), head(3, 4, 5, 1)).degreesFrom(HeadTurn.NONE))
        .isCloseTo(0, within(1e-3));
  }
}
