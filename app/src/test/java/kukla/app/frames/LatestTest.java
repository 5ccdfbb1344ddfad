package kukla.app.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kukla.inference.frame.Loan;
import org.junit.jupiter.api.Test;

class LatestTest {
  private record Counted(int number, AtomicInteger closed) implements Loan {
    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  private final AtomicInteger closed = new AtomicInteger();
  private final Latest<Counted> latest = new Latest<>();

  @Test
  void theNewestWinsAndWhatItReplacesIsClosedAndCounted() {
    latest.publish(new Counted(1, closed));
    latest.publish(new Counted(2, closed));
    assertThat(closed).hasValue(1);
    assertThat(latest.dropped()).isEqualTo(1);
    assertThat(latest.poll()).extracting(Counted::number).isEqualTo(2);
    assertThat(latest.poll()).isNull();
    assertThat(closed).hasValue(1);
  }

  @Test
  void aTakerWaitsForWhatIsPublishedLater() throws InterruptedException {
    Thread writer = new Thread(() -> latest.publish(new Counted(7, closed)));
    writer.start();
    assertThat(latest.take(TimeUnit.SECONDS.toNanos(20))).extracting(Counted::number).isEqualTo(7);
    writer.join();
  }

  @Test
  void aTakerWaitsNoLongerThanItsPatience() throws InterruptedException {
    assertThat(latest.take(1000)).isNull();
  }

  @Test
  void whatComesAfterClosingIsClosed() throws InterruptedException {
    latest.publish(new Counted(1, closed));
    latest.close();
    latest.publish(new Counted(2, closed));
    assertThat(closed).hasValue(2);
    assertThat(latest.take(TimeUnit.MINUTES.toNanos(1))).isNull();
  }

  @Test
  void threeBuffersServeAWriterASlotAndAReaderForEver() throws InterruptedException {
    Pool<int[]> pool = new Pool<>(3, () -> new int[1]);
    Latest<Pool.Lease<int[]>> slot = new Latest<>();
    int pictures = 20_000;
    Thread writer =
        new Thread(
            () -> {
              for (int i = 1; i <= pictures; i++) {
                int value = i;
                Pool.Lease<int[]> lease = pool.fill(buffer -> (buffer[0] = value) > 0);
                if (lease != null) {
                  slot.publish(lease);
                }
              }
            });
    writer.start();
    int last = 0;
    while (last < pictures) {
      try (Pool.Lease<int[]> lease = slot.take(TimeUnit.SECONDS.toNanos(20))) {
        assertThat(lease).isNotNull();
        assertThat(Objects.requireNonNull(lease).buffer()[0]).isGreaterThan(last);
        last = Objects.requireNonNull(lease).buffer()[0];
      }
    }
    writer.join();
    assertThat(pool.free()).isEqualTo(3);
  }

  @Test
  void aBufferThatCouldNotBeFilledComesBack() {
    Pool<int[]> pool = new Pool<>(1, () -> new int[1]);
    assertThat(pool.fill(buffer -> false)).isNull();
    assertThatThrownBy(
            () ->
                pool.fill(
                    buffer -> {
                      throw new IllegalArgumentException("no");
                    }))
        .hasMessage("no");
    assertThat(pool.free()).isEqualTo(1);
  }

  @Test
  void aLeaseGivesItsBufferBackOnce() {
    Pool<int[]> pool = new Pool<>(1, () -> new int[1]);
    Pool.Lease<int[]> first = Objects.requireNonNull(pool.fill(buffer -> true));
    first.close();
    Pool.Lease<int[]> second = Objects.requireNonNull(pool.fill(buffer -> true));
    first.close();
    assertThat(pool.free()).isZero();
    assertThatThrownBy(first::buffer).isInstanceOf(IllegalStateException.class);
    second.close();
  }
}
