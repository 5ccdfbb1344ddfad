package kukla.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kukla.inference.Fault;
import kukla.inference.cuda.SimulatedCuda;
import kukla.inference.engine.onnx.OnnxEngine;
import kukla.inference.gpu.FrameTwin;
import kukla.inference.gpu.SimulatedEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The bench of a GPU on a simulated one, which other engines and the kernels' twin compute. */
class BenchGpuTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private CommandLine line(BenchGpuCommand command) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .setExecutionExceptionHandler(
            (fault, commandLine, parsed) -> {
              commandLine.getErr().println("error: " + fault.getMessage());
              return 1;
            });
  }

  @Test
  @Tag("gl")
  void everythingIsMeasuredOnASimulatedGpu(@TempDir Path folder) throws IOException {
    SimulatedCuda gpu = new SimulatedCuda();
    FrameTwin.install(gpu);
    BenchGpuCommand command =
        new BenchGpuCommand(() -> new SimulatedEngine(gpu, OnnxEngine.load()), any -> new byte[1]);
    Path file = folder.resolve("gpu.json");
    int code =
        line(command)
            .execute(
                "--model",
                Path.of(System.getProperty("kukla.root"), "models", "motion-lite").toString(),
                "--mode",
                "96x64@30",
                "--frames",
                "2",
                "--warm-up",
                "1",
                "--python",
                "off",
                "--out",
                file.toString());
    assertThat(code).as(err.toString()).isZero();
    assertThat(gpu.leaks()).isEmpty();
    JsonNode model = new ObjectMapper().readTree(file.toFile()).get("models").get(0);
    assertThat(model.get("model").asText()).isEqualTo("motion-lite");
    assertThat(model.get("gpu").asText()).contains("H200");
    assertThat(model.get("step").get("p99_ms").asDouble()).isPositive();
    assertThat(model.get("capture_to_texture").get("p50_ms").asDouble()).isPositive();
    assertThat(model.get("capture_to_virtual_camera").get("p99_ms").asDouble()).isPositive();
    assertThat(model.get("fps").asDouble()).isPositive();
    assertThat(model.get("gpu_memory_bytes").asLong()).isGreaterThan(3 * 256 * 256 * 4);
    assertThat(model.get("error_levels").asDouble()).isZero(); // the same engine
    JsonNode copies = model.get("copies");
    assertThat(copies.get("upload").asDouble()).isEqualTo(1);
    assertThat(copies.get("display").asDouble()).isZero();
    assertThat(copies.get("virtual_camera").asDouble()).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("gpu.md"))).startsWith("| model |");
    assertThat(out.toString()).contains("| motion-lite |");
  }

  @Test
  void withoutAGpuItIsOneLine() {
    BenchGpuCommand command =
        new BenchGpuCommand(
            () -> {
              throw new Fault("looking for an NVIDIA GPU: expected one, found none");
            },
            any -> new byte[1]);
    assertThat(line(command).execute()).isEqualTo(1);
    assertThat(err.toString().strip())
        .isEqualTo("error: looking for an NVIDIA GPU: expected one, found none");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aPythonWithoutTorchIsSaid(@TempDir Path folder) throws IOException {
    assertThat(TorchBench.run("/nowhere/python", null, 1, 1).get("missing").asText()).isNotBlank();
    Path python = python(folder, "echo 'Traceback:' >&2; echo 'No module named torch' >&2; exit 1");
    assertThat(TorchBench.run(python.toString(), null, 1, 1).get("missing").asText())
        .endsWith("ended with 1 (No module named torch)");
  }

  private static Path python(Path folder, String script) throws IOException {
    Path python = Files.writeString(folder.resolve("python"), "#!/bin/sh\n" + script + "\n");
    assertThat(python.toFile().setExecutable(true)).isTrue();
    return python;
  }

  @Test
  void whatPyTorchSaysIsInTheTableAndWhatItLacksToo(@TempDir Path folder) throws IOException {
    Path python =
        python(
            folder,
            """
            [ "$2 $3 $4 $5" = "--frames 7 --warm-up 3" ] || exit 2
            [ -s "$1" ] || exit 3
            echo noise
            echo '{"torch": "1.13", "device": "cpu", "networks": "ours", "runs":'\\
              '{"eager fp32": {"p50_ms": 6.5, "p99_ms": 7.25}},'\\
              '"faults": {"compile fp32": "expected torch.compile, found none"}}'\
            """);
    JsonNode torch = TorchBench.run(python.toString(), null, 3, 7);
    assertThat(torch.path("missing").asText()).isEmpty();
    assertThat(GpuFigures.table(List.of(), torch))
        .contains("| vox-256 under PyTorch 1.13 on cpu, ours |")
        .contains("| eager fp32 | 6.5 / 7.25 |")
        .contains("| compile fp32 | – (expected torch.compile, found none) |");
  }
}
