package kukla.models.data;

/**
 * Random numbers that are a function of where they are drawn, not of what was drawn before: a key
 * (seed, step, sample, purpose) and a counter go through SplitMix64's finaliser. So a training run
 * that is taken up again at a step draws what the uninterrupted run drew. One thread.
 */
public final class Draw {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long key;
  private long counter;

  /**
   * @param seed the run's seed
   * @param place which draw of the run this is, such as step and sample
   */
  public Draw(long seed, long... place) {
    long mixed = mix(seed + GOLDEN);
    for (long coordinate : place) {
      mixed = mix(mixed ^ mix(coordinate + GOLDEN));
    }
    key = mixed;
  }

  /** 64 fresh bits. */
  public long bits() {
    return mix(key + GOLDEN * ++counter);
  }

  /** Uniform in [0, 1). */
  public double uniform() {
    return (bits() >>> 11) * 0x1p-53;
  }

  /** Uniform in [low, high). */
  public double uniform(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** Uniform in 0 … bound − 1. */
  public int below(int bound) {
    return (int) (uniform() * bound);
  }

  /** True with the given probability. */
  public boolean chance(double probability) {
    return uniform() < probability;
  }

  /** Standard normal, by Box and Muller. */
  public double normal() {
    double radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    return radius * Math.cos(2 * Math.PI * uniform());
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
