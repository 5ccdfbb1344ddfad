package kukla.models.synth;

/**
 * The mouth of somebody whose voice is heard: how loud it is opens the jaw, its coarse spectrum
 * says whether lips are spread, round, or let the teeth be seen. A mouth is a little ahead of its
 * sound.
 */
final class HeardSpeech implements Speech {
  /** Samples a second that are listened to. */
  static final int HERTZ = 16_000;

  private static final int HOP = HERTZ / 100;
  private static final int WINDOW = HERTZ / 40;
  private static final double AHEAD_SECONDS = 0.05;
  private static final double RANGE_DECIBEL = 32;

  /** Middle frequencies of four bands: voice, open vowels, front vowels, hisses. */
  private static final double[][] BANDS = {
    {160, 220, 300, 400},
    {520, 640, 780, 940},
    {1500, 1800, 2150, 2500},
    {3700, 4500, 5400, 6500}
  };

  private static final int JAW = 0;
  private static final int SPREAD = 1;
  private static final int ROUND = 2;
  private static final int HISS = 3;
  private static final int LEVEL = 4;

  private final HeadModel model;

  /** Per hop: jaw, spread, round, hiss, level, 0 to 1. */
  private final float[][] heard;

  /**
   * @param samples at {@link #HERTZ}
   */
  HeardSpeech(HeadModel model, float[] samples) {
    this.model = model;
    int hops = Math.max(1, samples.length / HOP);
    double[][] energy = new double[hops][BANDS.length];
    double[] decibel = new double[hops];
    for (int hop = 0; hop < hops; hop++) {
      double all = 1e-9;
      for (int band = 0; band < BANDS.length; band++) {
        energy[hop][band] = energy(samples, hop * HOP - WINDOW / 2, BANDS[band]);
        all += energy[hop][band];
      }
      decibel[hop] = 10 * Math.log10(all);
    }
    double[] sorted = decibel.clone();
    java.util.Arrays.sort(sorted);
    double loud = Math.max(-55, sorted[(int) (0.95 * (hops - 1))]);
    float[][] raw = new float[hops][];
    for (int hop = 0; hop < hops; hop++) {
      raw[hop] = shape(energy[hop], (decibel[hop] - loud + RANGE_DECIBEL) / RANGE_DECIBEL);
    }
    heard = smooth(raw);
  }

  /** Mean power at some frequencies over a Hann window (Goertzel, 1958). */
  private static double energy(float[] samples, int from, double[] frequencies) {
    double sum = 0;
    for (double frequency : frequencies) {
      double turn = 2 * Math.cos(2 * Math.PI * frequency / HERTZ);
      double s1 = 0;
      double s2 = 0;
      for (int i = 0; i < WINDOW; i++) {
        int at = from + i;
        double x = at < 0 || at >= samples.length ? 0 : samples[at];
        double s0 = x * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / WINDOW)) + turn * s1 - s2;
        s2 = s1;
        s1 = s0;
      }
      sum += s1 * s1 + s2 * s2 - turn * s1 * s2;
    }
    return sum / frequencies.length / WINDOW;
  }

  private static float[] shape(double[] energy, double loudness) {
    double level = Math.max(0, Math.min(1.1, loudness));
    double voiced = energy[0] + energy[1] + 1e-9;
    double open = energy[1] / voiced;
    double front = Math.sqrt(energy[2]) / (Math.sqrt(energy[2]) + Math.sqrt(voiced) + 1e-6);
    double hiss = energy[3] / (energy[3] + voiced + energy[2]);
    double vowel = level * (1 - hiss);
    double spread = Math.max(0, Math.min(1, (front - 0.15) / 0.3));
    return new float[] {
      (float) (vowel * (0.25 + 0.75 * Math.sqrt(open))),
      (float) (vowel * spread),
      (float) (vowel * (1 - spread) * (1 - 0.6 * open)),
      (float) (level * hiss),
      (float) level
    };
  }

  /** A bell of 70 ms. */
  private static float[][] smooth(float[][] raw) {
    float[][] smooth = new float[raw.length][raw[0].length];
    for (int hop = 0; hop < raw.length; hop++) {
      double total = 0;
      for (int d = -6; d <= 6; d++) {
        double weight = Math.exp(-d * d / (2 * 2.6 * 2.6));
        float[] near = raw[Math.max(0, Math.min(raw.length - 1, hop + d))];
        total += weight;
        for (int k = 0; k < near.length; k++) {
          smooth[hop][k] += (float) weight * near[k];
        }
      }
      for (int k = 0; k < smooth[hop].length; k++) {
        smooth[hop][k] /= (float) total;
      }
    }
    return smooth;
  }

  private float heard(double t, int what) {
    double at = (t + AHEAD_SECONDS) * HERTZ / HOP;
    int hop = (int) Math.floor(at);
    float s = (float) (at - hop);
    return value(hop, what) * (1 - s) + value(hop + 1, what) * s;
  }

  private float value(int hop, int what) {
    return hop < 0 || hop >= heard.length ? 0 : heard[hop][what];
  }

  @Override
  public void addTo(float[] weights, double t, float scale) {
    float jaw = heard(t, JAW);
    float hiss = heard(t, HISS);
    float level = heard(t, LEVEL);
    Mouthing.add("jawOpen=.8 mouthLowerDown=.35 mouthUpperUp=.3", model, scale * jaw, weights);
    Mouthing.add("mouthStretch=.35 mouthSmile=.4", model, scale * heard(t, SPREAD), weights);
    Mouthing.add("mouthFunnel=.55 mouthPucker=.4", model, scale * heard(t, ROUND), weights);
    Mouthing.add(
        "jawOpen=.06 mouthLowerDown=.5 mouthUpperUp=.4 mouthStretch=.3",
        model,
        scale * hiss,
        weights);
    float shut = Math.max(0, 1 - 4 * level) * nearSpeech(t);
    Mouthing.add("mouthPress=.35 mouthRollLower=.15", model, scale * shut, weights);
  }

  /** Whether something is said around: lips press between sounds, not in long pauses. */
  private float nearSpeech(double t) {
    return Math.min(1, 2 * Math.max(heard(t - 0.15, LEVEL), heard(t + 0.15, LEVEL)));
  }

  @Override
  public float stress(double t) {
    return Math.min(1, Math.max(heard(t - 0.1, LEVEL), heard(t + 0.1, LEVEL)));
  }
}
