package kukla.inference.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HeadPoseTest {
  /** 68 landmarks of the average head, seen from afar; only those that decide stand right. */
  private static float[] seen(HeadPose pose, double scale) {
    double[] r = pose.rotation();
    double[] head = HeadPoseFit.head();
    int[] which = HeadPoseFit.points();
    float[] points = new float[136];
    for (int i = 0; i < which.length; i++) {
      double[] p = {head[3 * i], head[3 * i + 1], head[3 * i + 2]};
      points[2 * which[i]] = (float) (300 + scale * (r[0] * p[0] + r[1] * p[1] + r[2] * p[2]));
      points[2 * which[i] + 1] = (float) (200 - scale * (r[3] * p[0] + r[4] * p[1] + r[5] * p[2]));
    }
    return points;
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "30, 0, 0", "0, -25, 0", "0, 0, 40", "-45, 15, -20", "60, -20, 30"})
  void aPoseIsFoundByItsLandmarks(double yaw, double pitch, double roll) {
    HeadPose pose = new HeadPose(yaw, pitch, roll);
    HeadPose found = HeadPoseFit.of(seen(pose, 7), 0);
    assertThat(found.yaw()).isCloseTo(yaw, within(0.01));
    assertThat(found.pitch()).isCloseTo(pitch, within(0.01));
    assertThat(found.roll()).isCloseTo(roll, within(0.01));
    assertThat(found.away(pose)).isLessThan(0.1);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "35, 10, -15", "-50, -20, 25"})
  void turningThePictureTurnsThePose(double yaw, double pitch, double roll) {
    HeadPose pose = new HeadPose(yaw, pitch, roll);
    float[] points = seen(pose, 7);
    double turn = 0.4;
    float[] turned = new float[136];
    for (int i = 0; i < 136; i += 2) {
      turned[i] = (float) (Math.cos(turn) * points[i] - Math.sin(turn) * points[i + 1]);
      turned[i + 1] = (float) (Math.sin(turn) * points[i] + Math.cos(turn) * points[i + 1]);
    }
    assertThat(HeadPoseFit.of(turned, 0).away(pose.turned(turn))).isLessThan(0.1);
    assertThat(pose.turned(turn).turned(-turn).away(pose)).isLessThan(0.01);
  }

  @ParameterizedTest
  @CsvSource({"35, 10, -15"})
  void aMirrorChangesYawAndRoll(double yaw, double pitch, double roll) {
    assertThat(new HeadPose(yaw, pitch, roll).mirrored())
        .isEqualTo(new HeadPose(-yaw, pitch, -roll));
  }
}
