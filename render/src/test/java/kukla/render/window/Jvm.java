package kukla.render.window;

import java.nio.file.Path;
import java.util.List;

/** A JVM of its own for a class of these tests, its complaints thrown away. */
final class Jvm {
  private Jvm() {}

  static ProcessBuilder of(Class<?> main) {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()))
        .redirectError(ProcessBuilder.Redirect.DISCARD);
  }
}
