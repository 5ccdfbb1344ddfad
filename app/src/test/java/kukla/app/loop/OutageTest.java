package kukla.app.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutageTest {
  private static final long MILLISECOND = 1_000_000;

  private final Outage outage = new Outage();

  @Test
  void isToldWithTheFirstPortraitAfter() {
    assertThat(outage.shows(Shown.PORTRAIT, true, 100 * MILLISECOND)).isNull();
    assertThat(outage.shows(Shown.PORTRAIT, true, 130 * MILLISECOND)).isNull();
    assertThat(outage.shows(Shown.PLACEHOLDER, false, 150 * MILLISECOND)).isNull();
    assertThat(outage.shows(Shown.PLACEHOLDER, false, 350 * MILLISECOND)).isNull();
    assertThat(outage.shows(Shown.PLACEHOLDER, true, 400 * MILLISECOND)).isNull();
    assertThat(outage.shows(Shown.PORTRAIT, true, 530 * MILLISECOND))
        .isEqualTo("400 ms without portraits, the placeholder after 20");
    assertThat(outage.shows(Shown.PORTRAIT, true, 560 * MILLISECOND)).isNull();
  }

  @Test
  void aPlaceholderForOtherReasonsIsNone() {
    assertThat(outage.shows(Shown.PORTRAIT, true, 100 * MILLISECOND)).isNull();
    assertThat(outage.shows(Shown.PLACEHOLDER, true, 200 * MILLISECOND)).isNull();
    assertThat(outage.shows(Shown.PORTRAIT, true, 900 * MILLISECOND)).isNull();
  }

  @Test
  void anEngineThatBreaksBeforeItsFirstPortraitLeavesNothingToMiss() {
    assertThat(outage.shows(Shown.PLACEHOLDER, false, 100 * MILLISECOND)).isNull();
    assertThat(outage.shows(Shown.PORTRAIT, true, 900 * MILLISECOND)).isNull();
  }
}
