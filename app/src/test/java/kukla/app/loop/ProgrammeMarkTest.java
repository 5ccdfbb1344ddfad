package kukla.app.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import kukla.app.sink.Sink;
import kukla.app.sink.SinkStatus;
import kukla.app.times.Durations;
import kukla.render.OffscreenContext;
import kukla.render.stage.Mark;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The mark on pictures that nothing moves: they are drawn once and sent again and again. */
@Tag("gl")
class ProgrammeMarkTest {
  private static final int SIDE = 64;
  private static final long PATIENCE_NANOS = 5_000_000_000L;

  @Test
  void itComesAndGoesWhileThePlaceholderStays() {
    Marks marks = new Marks();
    try (OffscreenContext context = OffscreenContext.open();
        Sinks sinks = new Sinks();
        Programme programme =
            new Programme(
                SIDE, SIDE, PlainPortrait.plain(SIDE, SIDE, 9, 9, 9), new LiveTimes(), sinks)) {
      assertThat(context.description()).isNotBlank();
      sinks.add(marks);
      programme.mark(Mark.DEFAULT.off());
      programme.show(Shown.PLACEHOLDER, null, null, 0);
      programme.deliver(PATIENCE_NANOS);
      assertThat(marks.there).isFalse();
      programme.mark(Mark.DEFAULT);
      programme.repeat();
      programme.deliver(PATIENCE_NANOS);
      assertThat(marks.there).isTrue();
      programme.mark(Mark.DEFAULT.off());
      programme.repeat();
      programme.deliver(PATIENCE_NANOS);
      assertThat(marks.there).isFalse();
    }
  }

  /** Looks for anything bright in what arrives. */
  private static final class Marks implements Sink {
    private boolean there;

    @Override
    public void offer(ByteBuffer rgba, long sequence, long captureNanos) {
      there = false;
      for (int i = 0; i < SIDE * SIDE; i++) {
        there |= (rgba.get(4 * i) & 255) > 200;
      }
    }

    @Override
    public String name() {
      return "marks";
    }

    @Override
    public SinkStatus status() {
      return new SinkStatus(SinkStatus.State.OPEN, "looks", 0, 0);
    }

    @Override
    public Durations latency() {
      return new Durations();
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
