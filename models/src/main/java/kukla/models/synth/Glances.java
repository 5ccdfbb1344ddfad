package kukla.models.synth;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the eyes look: they rest on something, jump, and rest again, the farther the longer the
 * jump takes. While they rest, they make up for the head's turn.
 */
final class Glances {
  private static final float DEGREE = (float) (Math.PI / 180);
  private static final float FAR = 18 * DEGREE;

  private record Look(double begin, double jump, float yaw, float pitch) {}

  private final List<Look> looks = new ArrayList<>();
  private final List<Double> far = new ArrayList<>();

  Glances(Dice dice, double seconds, boolean lively) {
    double t = 0;
    float yaw = 0;
    float pitch = 0;
    while (t < seconds) {
      boolean away = dice.chance(lively ? 0.5 : 0.3);
      float nextYaw = away ? dice.range(-32, 32) * DEGREE : dice.range(-4, 4) * DEGREE;
      float nextPitch = away ? dice.range(-22, 16) * DEGREE : dice.range(-3, 3) * DEGREE;
      double angle = Math.hypot(nextYaw - yaw, nextPitch - pitch);
      looks.add(new Look(t, 0.025 + 0.0022 * angle / DEGREE, nextYaw, nextPitch));
      if (angle > FAR && t > 0) {
        far.add(t);
      }
      yaw = nextYaw;
      pitch = nextPitch;
      t += away ? dice.range(0.25, 1.4) : dice.range(0.5, 2.6);
    }
  }

  /** When the eyes jump far. */
  List<Double> far() {
    return far;
  }

  /** Yaw and pitch of the eyes in the head, radians, for a head turned so. */
  float[] at(double t, float headYaw, float headPitch) {
    float yaw = 0;
    float pitch = 0;
    for (Look look : looks) {
      if (look.begin > t) {
        break;
      }
      float s = (float) Math.min(1, (t - look.begin) / look.jump);
      s = s * s * (3 - 2 * s);
      yaw += (look.yaw - yaw) * s;
      pitch += (look.pitch - pitch) * s;
    }
    return new float[] {
      clamp(yaw - 0.6f * headYaw, 35 * DEGREE), clamp(pitch - 0.5f * headPitch, 25 * DEGREE)
    };
  }

  private static float clamp(float value, float most) {
    return Math.max(-most, Math.min(most, value));
  }
}
