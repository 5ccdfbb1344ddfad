package kukla.app.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import kukla.app.sink.SinkStatus.State;
import kukla.inference.Fault;
import kukla.inference.gpu.Packing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class NewestSinkTest {
  private final NumberedPictures pictures = new NumberedPictures(256, 32);
  private final List<Long> delivered = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  /** An outlet that does what a test says with each picture. */
  private class Scripted implements Outlet {
    private final java.util.function.Consumer<ProgramPicture> script;
    private final Runnable interruption;

    Scripted(java.util.function.Consumer<ProgramPicture> script, Runnable interruption) {
      this.script = script;
      this.interruption = interruption;
      opened.incrementAndGet();
    }

    @Override
    public String sentence() {
      return "scripted";
    }

    @Override
    public void deliver(ProgramPicture picture) {
      script.accept(picture);
      delivered.add(picture.sequence());
    }

    @Override
    public void interrupt() {
      interruption.run();
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  private NewestSink sink(java.util.function.Consumer<ProgramPicture> script) {
    return new NewestSink(
        "camera", "test-sink", pictures.format(), () -> new Scripted(script, () -> {}));
  }

  private void offer(Sink sink, long sequence) {
    sink.offer(pictures.draw(sequence), sequence, System.nanoTime());
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(2);
    }
  }

  @Test
  void deliversACopyOfWhatWasOffered() throws InterruptedException {
    List<Integer> numbers = Collections.synchronizedList(new ArrayList<>());
    try (NewestSink sink =
        sink(
            picture -> {
              var pixels = picture.image().pixels();
              numbers.add(
                  NumberedPictures.number(
                      bit -> pixels.get(4 * (bit * NumberedPictures.SQUARE + 8)) & 0xff));
            })) {
      await(() -> sink.status().state() == State.OPEN);
      offer(sink, 513);
      pictures.draw(0); // the sink has its own copy
      await(() -> sink.status().sent() == 1);
      assertThat(numbers).containsExactly(513);
      assertThat(sink.latency().json().isNull()).isFalse();
      assertThat(sink.status().sentence()).isEqualTo("scripted");
    }
    assertThat(closed).hasValue(1);
  }

  @Test
  void whatIsYuyvAlreadyArrivesSoAndTheNextMayBeRgbaAgain() throws InterruptedException {
    List<Boolean> kinds = Collections.synchronizedList(new ArrayList<>());
    ByteBuffer yuyv =
        ByteBuffer.allocateDirect(2 * pictures.format().width() * pictures.format().height());
    yuyv.put(0, (byte) 77).put(yuyv.capacity() - 1, (byte) 78);
    Outlet takesBoth =
        new Scripted(
            picture -> {
              kinds.add(picture.isYuyv());
              if (picture.isYuyv()) {
                assertThat(picture.yuyv().remaining()).isEqualTo(yuyv.capacity());
                assertThat(picture.yuyv().get(0)).isEqualTo((byte) 77);
                assertThat(picture.yuyv().get(yuyv.capacity() - 1)).isEqualTo((byte) 78);
              } else {
                assertThat(picture.image().pixels().capacity()).isEqualTo(2 * yuyv.capacity());
              }
            },
            () -> {}) {
          @Override
          public boolean takesYuyv() {
            return true;
          }
        };
    try (NewestSink sink =
        new NewestSink("camera", "test-sink", pictures.format(), () -> takesBoth)) {
      await(() -> sink.status().state() == State.OPEN);
      assertThat(sink.wish()).isEqualTo(Packing.YUYV);
      sink.offerYuyv(yuyv, 1, Sink.STILL);
      await(() -> sink.status().sent() == 1);
      offer(sink, 2);
      await(() -> sink.status().sent() == 2);
      sink.offerYuyv(yuyv, 3, Sink.STILL);
      await(() -> sink.status().sent() == 3);
    }
    assertThat(kinds).containsExactly(true, false, true);
    try (NewestSink sink = sink(picture -> {})) {
      await(() -> sink.status().state() == State.OPEN);
      assertThat(sink.wish()).isEqualTo(Packing.RGBA);
    }
  }

  @Test
  void aPictureThatStaysOrIsSentAgainHasNoAge() throws InterruptedException {
    try (NewestSink sink = sink(picture -> {})) {
      await(() -> sink.status().state() == State.OPEN);
      sink.offer(pictures.draw(1), 1, Sink.STILL);
      await(() -> sink.status().sent() == 1);
      assertThat(sink.latency().json().isNull()).isTrue();
    }
  }

  @Test
  void aConsumerThatStallsGetsTheNewestAfterwardsAndNothingElseWaits() throws InterruptedException {
    Semaphore permits = new Semaphore(0);
    try (NewestSink sink = sink(picture -> permits.acquireUninterruptibly())) {
      await(() -> sink.status().state() == State.OPEN);
      offer(sink, 0);
      await(() -> permits.hasQueuedThreads());
      for (int i = 1; i <= 100; i++) {
        offer(sink, i);
      }
      assertThat(sink.status().sent()).isZero();
      permits.release(2);
      await(() -> sink.status().sent() == 2);
      assertThat(delivered).containsExactly(0L, 100L);
      assertThat(sink.status().dropped()).isEqualTo(99);
    }
  }

  @Test
  void opensAgainWhatBreaks() throws InterruptedException {
    CountDownLatch looked = new CountDownLatch(1);
    try (NewestSink sink =
        new NewestSink(
            "camera",
            "test-sink",
            pictures.format(),
            () -> {
              if (opened.get() > 0) {
                uninterrupted(looked);
              }
              return new Scripted(
                  picture -> {
                    if (picture.sequence() == 1) {
                      throw new Fault("sending: expected a camera, found it gone");
                    }
                  },
                  () -> {});
            })) {
      await(() -> sink.status().state() == State.OPEN);
      offer(sink, 1);
      await(() -> sink.status().state() == State.WAITING);
      assertThat(sink.status().sentence())
          .isEqualTo("sending: expected a camera, found it gone; trying again");
      looked.countDown();
      await(() -> sink.status().state() == State.OPEN);
      offer(sink, 2);
      await(() -> sink.status().sent() == 1);
      assertThat(delivered).containsExactly(2L);
      assertThat(opened).hasValue(2);
    }
    assertThat(closed).hasValue(2);
  }

  /** Whoever offers may be late: between his look at the way out and his picture that one broke. */
  @Test
  void whatWasOfferedToOneThatBrokeIsNotForTheNext() throws InterruptedException {
    CountDownLatch looked = new CountDownLatch(1);
    CountDownLatch goesOn = new CountDownLatch(1);
    CountDownLatch offeredLate = new CountDownLatch(1);
    class Broken extends Scripted {
      Broken() {
        super(
            picture -> {
              throw new Fault("sending: expected a camera, found it gone");
            },
            () -> {});
      }

      @Override
      public boolean wanted() {
        if (Thread.currentThread().getName().equals("late")) {
          looked.countDown();
          uninterrupted(goesOn);
        }
        return true;
      }
    }
    try (NewestSink sink =
        new NewestSink(
            "camera",
            "test-sink",
            pictures.format(),
            () -> {
              if (opened.get() == 0) {
                return new Broken();
              }
              goesOn.countDown();
              uninterrupted(offeredLate);
              return new Scripted(picture -> {}, () -> {});
            })) {
      await(() -> sink.status().state() == State.OPEN);
      Thread late =
          new Thread(
              () -> {
                offer(sink, 2);
                offeredLate.countDown();
              },
              "late");
      late.start();
      looked.await();
      sink.offer(new NumberedPictures(256, 32).draw(1), 1, System.nanoTime());
      await(() -> opened.get() == 2 && sink.status().state() == State.OPEN);
      offer(sink, 3);
      await(() -> sink.status().sent() > 0);
      assertThat(delivered).containsExactly(3L);
      assertThat(sink.status().dropped()).isEqualTo(1);
      late.join();
    }
  }

  private static void uninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatDoesNotOpenCopiesNothingAndIsTriedAgain() throws InterruptedException {
    AtomicInteger tries = new AtomicInteger();
    try (NewestSink sink =
        new NewestSink(
            "camera",
            "test-sink",
            pictures.format(),
            () -> {
              tries.incrementAndGet();
              throw new Fault("opening: found nothing");
            })) {
      await(() -> tries.get() == 2);
      offer(sink, 1);
      assertThat(sink.status().state()).isEqualTo(State.WAITING);
      assertThat(sink.status().dropped()).isEqualTo(1);
    }
  }

  @Test
  void aBugIsToldAndTriedNoMore() throws InterruptedException {
    try (NewestSink sink =
        sink(
            picture -> {
              throw new IllegalStateException("a bug");
            })) {
      await(() -> sink.status().state() == State.OPEN);
      offer(sink, 1);
      await(() -> sink.status().state() == State.FAILED);
      assertThat(sink.status().sentence()).contains("a bug");
      offer(sink, 2);
      assertThat(opened).hasValue(1);
    }
  }

  @Test
  void closingEndsADeliveryThatHangs() throws InterruptedException {
    CountDownLatch hung = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    NewestSink sink =
        new NewestSink(
            "camera",
            "test-sink",
            pictures.format(),
            () ->
                new Scripted(
                    picture -> {
                      hung.countDown();
                      boolean done = false;
                      while (!done) {
                        try {
                          interrupted.await();
                          done = true;
                        } catch (InterruptedException e) {
                          done = false; // a native write does not listen either
                        }
                      }
                    },
                    interrupted::countDown));
    await(() -> sink.status().state() == State.OPEN);
    offer(sink, 1);
    hung.await();
    sink.close();
    assertThat(sink.status().state()).isEqualTo(State.CLOSED);
    assertThat(closed).hasValue(1);
    offer(sink, 2);
    sink.close();
  }
}
