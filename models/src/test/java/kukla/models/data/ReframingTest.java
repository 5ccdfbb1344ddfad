package kukla.models.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import kukla.models.data.Reframing.Framing;
import org.junit.jupiter.api.Test;

class ReframingTest {
  private static final Framing SOURCE = new Framing(50, 60, 100);

  @Test
  void mostlyKeepsTheSquareAndNeverGoesFurtherThanAllowed() {
    Reframing reframing = new Reframing(0.25, 0.03, 0.05);
    int kept = 0;
    for (int i = 0; i < 1000; i++) {
      Framing other = reframing.of(SOURCE, new Draw(1, i));
      kept += other.equals(SOURCE) ? 1 : 0;
      assertThat(other.centreX()).isCloseTo(50, within(3.0));
      assertThat(other.centreY()).isCloseTo(60, within(3.0));
      assertThat(other.side()).isCloseTo(100, within(5.0));
    }
    assertThat(kept).isBetween(700, 800);
  }
}
