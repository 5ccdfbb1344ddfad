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
    call(3);
    long before = bytes();
    call(CALLS);
    // a picture of that size and its twin in YUV are five million bytes, an encoder is more
    assertThat(bytes() - before).isLessThan(CALLS * 3_000_000L);
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
