package kukla.models.evaluate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Which commit of this program runs, as git tells of the folder that it runs from. */
final class ProgramCommit {
  /** Set by the launcher. */
  private static final String ROOT = "kukla.root";

  private ProgramCommit() {}

  /**
   * Twelve digits, and {@code -dirty} where files were changed since; null where the program does
   * not run from a checkout.
   */
  static @Nullable String ofThisProgram() {
    String root = System.getProperty(ROOT);
    return root == null ? null : of(Path.of(root));
  }

  static @Nullable String of(Path checkout) {
    if (!Files.exists(checkout.resolve(".git"))) {
      return null;
    }
    try {
      Process git =
          new ProcessBuilder(
                  "git",
                  "-C",
                  checkout.toString(),
                  "describe",
                  "--always",
                  "--dirty",
                  "--abbrev=12",
                  "--exclude=*")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean ended = git.waitFor(5, TimeUnit.SECONDS);
      return ended && git.exitValue() == 0 && !said.isBlank() ? said.strip() : null;
    } catch (IOException e) {
      return null; // no git here
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
