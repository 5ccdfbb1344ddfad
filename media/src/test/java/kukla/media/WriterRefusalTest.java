package kukla.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import kukla.inference.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left behind where nothing could be written. */
class WriterRefusalTest {
  private static final Path MEMORY = Path.of("/proc/self/statm");
  private static final long PAGE = 4096;
  private static final int CALLS = 12;
  private static final int ROUNDS = 5;

  @TempDir Path folder;

  @Test
  void aSizeThatNobodyEncodesLeavesNoFile() throws IOException {
    Path file = folder.resolve("wide.mp4");
    assertThatThrownBy(() -> ClipWriter.open(file, ClipFormat.of(20_000, 20_000, FrameRate.of(30))))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("20000×20000");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aServerThatIsNotThereCostsNoMemoryHoweverOftenItIsCalled() throws IOException {
    if (!Files.isReadable(MEMORY)) {
      return; // only Linux tells
    }
    // a picture of that size and its twin in YUV are five million bytes, an encoder is more
    long most = CALLS * 3_000_000L;
    call(3);
    long least = Long.MAX_VALUE;
    // what is lost is lost every time; a thread of the JVM's own takes as much only once
    for (int round = 0; round < ROUNDS && least >= most; round++) {
      long before = bytes();
      call(CALLS);
      least = Math.min(least, bytes() - before);
    }
    assertThat(least).isLessThan(most);
  }

  private static void call(int times) {
    LiveFormat format = new LiveFormat(1280, 720, FrameRate.of(30), Map.of());
    for (int i = 0; i < times; i++) {
      assertThatThrownBy(() -> LiveWriter.stream("rtsp://127.0.0.1:1/live", format))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("expected a server");
    }
  }

  /** Of address space, whether it was touched or not. */
  private static long bytes() throws IOException {
    String pages = Files.readString(MEMORY);
    return PAGE * Long.parseLong(pages.substring(0, pages.indexOf(' ')));
  }
}
