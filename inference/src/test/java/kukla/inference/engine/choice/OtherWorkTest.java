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
}
