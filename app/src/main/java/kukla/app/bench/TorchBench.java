package kukla.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The full-size network under PyTorch, where Python has it: a script of ours, with networks of the
 * same layers, or with those of a checkout of the authors' code.
 */
final class TorchBench {
  private static final String SCRIPT = "torch_bench.py";
  private static final long MINUTES = 15;
  private static final JsonMapper JSON = new JsonMapper();

  private TorchBench() {}

  /**
   * Measures; what hinders it is in the answer.
   *
   * @param python the interpreter
   * @param fomm a checkout of the authors' code, or null
   * @return {@code {"runs": {"eager fp32": {"p50_ms": ..}, ..}}} or {@code {"missing": ".."}}
   */
  static JsonNode run(String python, @Nullable Path fomm, int warmUp, int frames) {
    try {
      Path script = Files.createTempFile("kukla-torch", ".py");
      Path said = Files.createTempFile("kukla-torch", ".txt");
      Path errors = Files.createTempFile("kukla-torch", ".err");
      try (InputStream in = TorchBench.class.getResourceAsStream(SCRIPT)) {
        if (in == null) {
          throw new IllegalStateException(SCRIPT + " is missing from the program");
        }
        Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        List<String> command =
            new ArrayList<>(
                List.of(
                    python,
                    script.toString(),
                    "--frames",
                    String.valueOf(frames),
                    "--warm-up",
                    String.valueOf(warmUp)));
        if (fomm != null) {
          command.addAll(List.of("--fomm", fomm.toString()));
        }
        return run(command, said, errors);
      } finally {
        Files.delete(script);
        Files.delete(said);
        Files.delete(errors);
      }
    } catch (IOException e) {
      return missing(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return missing("it was interrupted");
    }
  }

  private static JsonNode run(List<String> command, Path said, Path errors)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(said.toFile())
            .redirectError(errors.toFile())
            .start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
      return missing("it took more than " + MINUTES + " minutes");
    }
    String text = Files.readString(said, StandardCharsets.UTF_8);
    int begin = text.lastIndexOf("\n{") + 1;
    if (process.exitValue() != 0 || !text.startsWith("{", begin)) {
      return missing(
          command.get(0)
              + " ended with "
              + process.exitValue()
              + lastLine(Files.readString(errors)));
    }
    return JSON.readTree(text.substring(begin));
  }

  /** What Python says last names the error. */
  private static String lastLine(String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .reduce((before, line) -> line)
        .map(line -> " (" + line.strip() + ")")
        .orElse("");
  }

  private static ObjectNode missing(String why) {
    return JsonNodeFactory.instance.objectNode().put("missing", why);
  }
}
