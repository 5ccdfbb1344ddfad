package kukla.app.sink.pipewire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kukla.app.sink.NumberedPictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GstreamerPipeTest {
  private static final String NAP = "98765"; // seconds

  private static long naps() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> List.of(process.info().arguments().orElse(new String[0])).contains(NAP))
        .count();
  }

  @Test
  void whoIsInterruptedWhileItEndsLeavesNoProcessBehind() throws InterruptedException {
    GstreamerPipe pipe =
        new GstreamerPipe(
            List.of("sh", "-c", "exec sleep " + NAP), new NumberedPictures(64, 32).format());
    assertThat(naps()).isEqualTo(1);
    boolean[] still = new boolean[2];
    Thread closer =
        new Thread(
            () -> {
              pipe.close();
              still[0] = naps() > 0;
              still[1] = Thread.currentThread().isInterrupted();
            });
    closer.start();
    while (closer.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait(); // it does not end by itself, and is waited for
    }
    closer.interrupt();
    closer.join();
    assertThat(still).containsExactly(false, true);
  }
}
