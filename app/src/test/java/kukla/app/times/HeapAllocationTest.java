package kukla.app.times;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HeapAllocationTest {
  @Test
  void countsWhatThisThreadAllocates() {
    HeapAllocation allocation = new HeapAllocation();
    byte[] large = new byte[1 << 20];
    assertThat(allocation.bytes().orElse(-1)).isGreaterThanOrEqualTo(large.length);
  }

  @Test
  void aThreadThatEndsTakesNothingAwayFromTheOthers() throws InterruptedException {
    CountDownLatch allocated = new CountDownLatch(1);
    CountDownLatch counted = new CountDownLatch(1);
    AtomicReference<byte[]> kept = new AtomicReference<>();
    Thread other =
        new Thread(
            () -> {
              kept.set(new byte[1 << 24]);
              allocated.countDown();
              try {
                counted.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    other.start();
    allocated.await();
    HeapAllocation allocation = new HeapAllocation();
    counted.countDown();
    other.join();
    byte[] large = new byte[1 << 20];
    assertThat(allocation.bytes().orElse(-1)).isGreaterThanOrEqualTo(large.length);
  }
}
