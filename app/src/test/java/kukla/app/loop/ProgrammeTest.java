package kukla.app.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import kukla.app.sink.Sink;
import kukla.inference.motion.Keypoints;
import kukla.inference.reenact.Outcome;
import kukla.inference.reenact.Portrait;
import kukla.inference.reenact.PortraitBuffer;
import kukla.inference.reenact.Source;
import kukla.render.OffscreenContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("gl")
class ProgrammeTest {
  private static final long LONG_NANOS = 60_000_000_000L;
  private static final int SIDE = 64;

  private final List<Long> left = new ArrayList<>();
  private final Source source = PlainPortrait.source(SIDE);

  private Portrait portrait(long captureNanos) {
    PortraitBuffer buffer = PortraitBuffer.allocate(SIDE, PlainPortrait.painting(), 0);
    Keypoints none = new Keypoints(new float[2], new float[0]);
    Outcome outcome =
        new Outcome.Moved(
            none, none, source.crop(), source.crop().face(), new Outcome.Took(1, 1, 1));
    return new Portrait(buffer, source, outcome, captureNanos, captureNanos, () -> {});
  }

  @Test
  void thePlaceholderLeavesHoweverManyPortraitsAreStillBeingDrawn() {
    int width = PlainPortrait.WIDE;
    int height = PlainPortrait.HIGH;
    int calm = LoopStage.CALM;
    int[] grey = new int[1];
    try (OffscreenContext context = OffscreenContext.open();
        Sinks sinks = new Sinks();
        Programme programme =
            new Programme(
                width,
                height,
                PlainPortrait.plain(width, height, calm, calm, calm),
                new LiveTimes(),
                sinks)) {
      assertThat(context.description()).isNotBlank();
      sinks.add(
          new Onlooker() {
            @Override
            public void offer(ByteBuffer rgba, long sequence, long captureNanos) {
              left.add(captureNanos);
              grey[0] = rgba.get(0) & 0xff;
            }
          });
      for (long i = 1; i <= 5; i++) { // there is room for three; nobody asks whether they are done
        programme.show(Shown.PORTRAIT, portrait(i), source, i);
      }
      programme.show(Shown.PLACEHOLDER, null, source, 6);
      programme.deliver(LONG_NANOS);
    }
    assertThat(left).containsExactly(1L, 2L, 3L, Sink.STILL);
    assertThat(grey[0]).isEqualTo(calm);
  }
}
