package kukla.models.synth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiceTest {
  @Test
  void sameSeedSameNumbers() {
    Dice a = new Dice(7);
    Dice b = new Dice(7);
    for (int i = 0; i < 100; i++) {
      assertThat(a.normal()).isEqualTo(b.normal());
    }
    assertThat(a.fork(1).unit()).isEqualTo(b.fork(1).unit());
  }

  @Test
  void isTheSameOnEveryJava() {
    Dice dice = new Dice(1);
    assertThat(new float[] {dice.unit(), dice.unit(), dice.unit()})
        .containsExactly(KNOWN_BY_SEED_1);
  }

  /** Written down once; a change here makes other people of the same seeds. */
  private static final float[] KNOWN_BY_SEED_1 = {0.9195987f, 0.13500029f, 0.8583796f};

  @Test
  void neighbouringSeedsShareNothing() {
    double product = 0;
    for (long seed = 0; seed < 2000; seed++) {
      product += (new Dice(seed).unit() - 0.5) * (new Dice(seed + 1).unit() - 0.5);
      Dice shifted = new Dice(seed);
      float second = shifted.unit() + shifted.unit();
      assertThat(second).isNotEqualTo(new Dice(seed + 1).unit());
    }
    assertThat(Math.abs(product / 2000)).isLessThan(0.01);
  }

  @Test
  void normalNumbersAreNormal() {
    Dice dice = new Dice(3);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 20_000; i++) {
      float value = dice.normal();
      sum += value;
      squares += value * value;
    }
    assertThat(sum / 20_000).isBetween(-0.03, 0.03);
    assertThat(squares / 20_000).isBetween(0.96, 1.04);
  }

  @Test
  void staysInRange() {
    Dice dice = new Dice(5);
    for (int i = 0; i < 1000; i++) {
      assertThat(dice.range(2, 3)).isBetween(2f, 3f);
      assertThat(dice.logRange(0.1, 10)).isBetween(0.0999f, 10.001f);
      assertThat(dice.below(4)).isBetween(0, 3);
    }
  }
}
