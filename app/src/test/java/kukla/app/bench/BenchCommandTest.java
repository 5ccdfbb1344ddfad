package kukla.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import kukla.app.Kukla;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int kukla(String... arguments) {
    return Kukla.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  @Test
  @Tag("shared")
  void measuresTheReferenceModelOnEveryEngine() throws IOException {
    Path fomm = Path.of(Objects.requireNonNull(System.getProperty("kukla.shared")), "fomm");
    String model = folder.resolve("mini").toString();
    assertThat(
            kukla(
                "models",
                "import",
                fomm.resolve("mini-cpk-zip.pth.tar").toString(),
                "--config",
                fomm.resolve("mini-256.yaml").toString(),
                "--name",
                "mini",
                "--out",
                model))
        .as(err.toString())
        .isZero();
    Path json = folder.resolve("mini.json");
    assertThat(
            kukla("bench", "--model", model, "--frames", "2", "--warm-up", "1", "--out", json + ""))
        .as(err.toString())
        .isZero();
    JsonNode figures = new ObjectMapper().readTree(json.toFile());
    assertThat(figures.fieldNames())
        .toIterable()
        .contains("model", "engine", "gmac", "step", "fps", "stages", "engines");
    assertThat(figures.get("engines").findValuesAsText("engine")).contains("onnx");
    for (JsonNode engine : figures.get("engines")) {
      assertThat(engine.get("fps").asDouble()).isPositive();
      assertThat(engine.get("gmac").asDouble()).isPositive();
      assertThat(engine.get("heap_bytes_per_frame").asLong()).isNotNegative();
      for (String stage : new String[] {"source", "keypoints", "generator"}) {
        assertThat(engine.get("stages").get(stage).get("p99_ms").asDouble()).isPositive();
      }
    }
    assertThat(out.toString()).contains("onnx").contains("fps");
  }

  @Test
  void anUnknownModelIsAFault() {
    Path json = folder.resolve("none.json");
    assertThat(kukla("bench", "--model", "no-such-model", "--out", json.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("no-such-model").contains("models list");
    assertThat(Files.exists(json)).isFalse();
  }

  @Test
  void noFramesAreUsage() {
    assertThat(kukla("bench", "--frames", "0")).isEqualTo(2);
  }
}
