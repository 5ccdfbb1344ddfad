package kukla.inference.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import kukla.inference.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void whatIsNotCommittedLeavesTheOlderFileAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "old");
    try (AtomicFile started = new AtomicFile(file)) {
      Files.writeString(started.beside(), "half");
    }
    assertThat(file).hasContent("old");
    AtomicFile.write(file, "new".getBytes(StandardCharsets.UTF_8));
    assertThat(file).hasContent("new");
    assertAlone(file);
  }

  @Test
  void aFolderOfThatNameIsToldBeforeAnythingIsWritten() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("a.json"));
    assertThatThrownBy(() -> new AtomicFile(taken))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("found a folder");
    assertThatThrownBy(() -> new AtomicFile(Path.of("/"))).isInstanceOf(Fault.class);
    assertAlone(taken);
  }

  private void assertAlone(Path file) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }
}
