package kukla.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExaminationTest {
  private static final List<EngineFinding> ENGINES =
      List.of(
          new EngineFinding("torch", false, "the CPU does not multiply bfloat16"),
          new EngineFinding("onnx", true, "runs on every CPU"));

  @TempDir Path root;

  private Diagnosis diagnose(Map<String, String> environment) {
    return new Examination(
            new LinuxDevices(root), new SystemLibraries(List.of(root.resolve("lib"))), environment)
        .diagnose(ENGINES, "onnx, the only one here");
  }

  @Test
  void saysWhatIsMissingAndWhatToDo() {
    Diagnosis bare = diagnose(Map.of());
    assertThat(bare.display()).isNull();
    assertThat(bare.cameras()).isEmpty();
    assertThat(bare.virtualCameras()).isEmpty();
    assertThat(String.join("\n", bare.notes()))
        .contains("libpulse0")
        .contains("v4l2loopback")
        .contains("PipeWire")
        .contains("/dev/video");
    assertThat(bare.text()).contains("engine          torch, not here: the CPU does not");
  }

  @Test
  void findsWhatIsThere() throws IOException {
    Files.createDirectories(root.resolve("lib/x86_64-linux-gnu"));
    Files.createFile(root.resolve("lib/x86_64-linux-gnu/libpulse.so.0"));
    Files.createFile(root.resolve("pipewire-0"));
    Path program = Files.createFile(root.resolve("gst-launch-1.0"));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Diagnosis rich =
        diagnose(
            Map.of("DISPLAY", ":0", "XDG_RUNTIME_DIR", root.toString(), "PATH", root.toString()));
    assertThat(rich.display()).isEqualTo("DISPLAY=:0");
    assertThat(rich.virtualCameras()).containsExactly("PipeWire, through gst-launch-1.0");
    assertThat(String.join("\n", rich.notes())).doesNotContain("libpulse0");
  }

  @Test
  void jsonHasThePublishedKeys() throws IOException {
    JsonNode json = new ObjectMapper().valueToTree(diagnose(Map.of()));
    assertThat(json.fieldNames())
        .toIterable()
        .contains("java", "cpu", "gpus", "engines", "cameras", "virtual_cameras", "display");
    assertThat(json.get("engines").get(0))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    "{\"name\":\"torch\",\"usable\":false,"
                        + "\"why\":\"the CPU does not multiply bfloat16\"}"));
  }
}
