package kukla.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A machine without EGL, played by a fresh JVM that is told to load it from nowhere. */
class WithoutGlTest {
  /** Opens a context and prints the sentence of the fault. */
  static final class Opener {
    public static void main(String[] arguments) {
      try (OffscreenContext context = OffscreenContext.open()) {
        System.out.println("opened " + context.description());
      } catch (RenderFault e) {
        System.out.println("fault " + e.getMessage());
      }
    }
  }

  @Test
  void saysInOneSentenceWhatIsMissing() throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dorg.lwjgl.egl.libname=/nowhere/libEGL.so",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Opener.class.getName()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(said.lines().filter(line -> line.startsWith("fault")))
        .singleElement()
        .asString()
        .contains("expected EGL")
        .contains("install");
  }
}
