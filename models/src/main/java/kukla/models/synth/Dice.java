package kukla.models.synth;

import java.util.SplittableRandom;

/** Chance by seed: the same seed gives the same numbers on every Java. One thread throws it. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
    // neighbouring seeds must not become neighbouring states
    long mixed = (seed ^ seed >>> 31) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 29) * 0x94D049BB133111EBL;
    random = new SplittableRandom(mixed ^ mixed >>> 32);
  }

  /** Dice of their own for one purpose, so that a change there changes nothing here. */
  Dice fork(long purpose) {
    return new Dice(random.split().nextLong() ^ (purpose * 0xD1B54A32D192ED03L));
  }

  /** In [0, 1). */
  float unit() {
    return (random.nextLong() >>> 40) * 0x1p-24f;
  }

  /** In [low, high). */
  float range(double low, double high) {
    return (float) (low + (high - low) * unit());
  }

  /** In [low, high), logarithms evenly spread. */
  float logRange(double low, double high) {
    return (float) Math.exp(range(Math.log(low), Math.log(high)));
  }

  /** True with this probability. */
  boolean chance(double probability) {
    return unit() < probability;
  }

  /** In 0 … count − 1. */
  int below(int count) {
    return Math.min(count - 1, (int) (unit() * count));
  }

  /** One of these. */
  @SafeVarargs
  final <T> T pick(T... choices) {
    return choices[below(choices.length)];
  }

  /** Normal, mean 0, standard deviation 1. */
  float normal() {
    double radius = Math.sqrt(-2 * Math.log(1 - unit()));
    return (float) (radius * Math.cos(2 * Math.PI * unit()));
  }
}
