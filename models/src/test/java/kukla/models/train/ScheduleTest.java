package kukla.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
  @Test
  void aTenthAtEachMilestone() {
    Schedule schedule = new Schedule(Schedule.Kind.MILESTONES, 100, 0, List.of(60L, 90L), 0);
    assertThat(schedule.factor(59)).isEqualTo(1);
    assertThat(schedule.factor(60)).isCloseTo(0.1, within(1e-12));
    assertThat(schedule.factor(99)).isCloseTo(0.01, within(1e-12));
  }

  @Test
  void warmUpThenHalfACosine() {
    Schedule schedule = new Schedule(Schedule.Kind.COSINE, 100, 10, List.of(), 0.2);
    assertThat(schedule.factor(0)).isCloseTo(0.1, within(1e-3));
    assertThat(schedule.factor(50)).isCloseTo(0.6, within(1e-12));
    assertThat(schedule.factor(100)).isCloseTo(0.2, within(1e-12));
  }
}
