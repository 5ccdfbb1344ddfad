package kukla.models.synth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shared")
class HeardSpeechTest {
  private static final int HERTZ = HeardSpeech.HERTZ;
  private final HeadModel model = SharedHead.MODEL;

  /** A second of silence, then a second of tones of these frequencies, then a second of silence. */
  private static float[] sound(double... frequencies) {
    float[] samples = new float[3 * HERTZ];
    for (int i = HERTZ; i < 2 * HERTZ; i++) {
      for (double frequency : frequencies) {
        samples[i] += (float) (0.2 * Math.sin(2 * Math.PI * frequency * i / HERTZ));
      }
    }
    return samples;
  }

  private float[] mouth(float[] samples, double t) {
    float[] weights = new float[model.expressions.size()];
    new HeardSpeech(model, samples).addTo(weights, t, 1);
    return weights;
  }

  private float weight(float[] weights, String name) {
    return weights[model.expression(name)];
  }

  @Test
  void aVowelOpensTheJawAndSilenceDoesNot() {
    float[] ah = sound(220, 740, 1200);
    assertThat(weight(mouth(ah, 1.5), "jawOpen")).isGreaterThan(0.45f);
    assertThat(weight(mouth(ah, 0.4), "jawOpen")).isLessThan(0.02f);
    assertThat(weight(mouth(ah, 2.6), "jawOpen")).isLessThan(0.02f);
    assertThat(new HeardSpeech(model, ah).stress(1.5)).isGreaterThan(0.8f);
    assertThat(new HeardSpeech(model, ah).stress(0.4)).isLessThan(0.05f);
  }

  @Test
  void theSpectrumSpreadsOrRoundsTheLips() {
    float[] ee = mouth(sound(220, 300, 2150, 2500), 1.5);
    float[] oo = mouth(sound(220, 300, 400), 1.5);
    assertThat(weight(ee, "mouthSmile_L")).isGreaterThan(0.25f);
    assertThat(weight(oo, "mouthSmile_L")).isLessThan(0.05f);
    assertThat(weight(oo, "mouthFunnel")).isGreaterThan(weight(ee, "mouthFunnel") + 0.2f);
  }

  @Test
  void aHissShowsTheTeethBehindAnAlmostClosedJaw() {
    float[] s = mouth(sound(3700, 4500, 5400, 6500), 1.5);
    assertThat(weight(s, "jawOpen")).isLessThan(0.15f);
    assertThat(weight(s, "mouthLowerDown_L")).isGreaterThan(0.3f);
  }

  @Test
  void silenceAloneAndNoSamplesAreSilent() {
    assertThat(mouth(new float[HERTZ], 0.5)).containsOnly(0);
    assertThat(mouth(new float[3], 0.5)).containsOnly(0);
  }
}
