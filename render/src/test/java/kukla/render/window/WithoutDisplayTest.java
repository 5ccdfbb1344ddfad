package kukla.render.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A machine without a display, played by a JVM of its own. */
class WithoutDisplayTest {
  @Test
  void saysInOneSentenceWhatIsMissing() throws Exception {
    ProcessBuilder builder = Jvm.of(WindowPlay.class);
    builder.environment().keySet().removeAll(java.util.Set.of("DISPLAY", "WAYLAND_DISPLAY"));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(said.lines().filter(line -> line.startsWith("fault")))
        .singleElement()
        .asString()
        .contains("expected a display")
        .contains("--headless");
  }
}
