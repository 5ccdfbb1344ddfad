package kukla.inference.engine.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class OtherWorkTest {
  @Test
  void doesTheWorkOnce() {
    AtomicInteger times = new AtomicInteger();
    OtherWork.disturbs(times::incrementAndGet);
    assertThat(times).hasValue(1);
  }

  @Test
  void onlyTheLoadOfOthersCountsAndOnlyWhereItIsKnown() {
    assertThat(OtherWork.isMuch(0.9, 0.3)).isTrue();
    assertThat(OtherWork.isMuch(0.9, 0.85)).isFalse();
    assertThat(OtherWork.isMuch(0.2, 0)).isFalse();
    assertThat(OtherWork.isMuch(-1, -1)).isFalse();
    assertThat(OtherWork.isMuch(0.9, -1)).isFalse();
  }
}
