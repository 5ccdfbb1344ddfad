package kukla.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.sarxos.webcam.WebcamDevice;
import com.github.sarxos.webcam.WebcamDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import kukla.app.capture.choice.Cameras;
import kukla.app.sink.choice.VirtualCameras;
import kukla.app.sink.loopback.LoopbackDevices;
import kukla.app.sink.pipewire.PipeWireParts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExaminationTest {
  private static final List<EngineFinding> ENGINES =
      List.of(
          new EngineFinding("torch", false, "the CPU does not multiply bfloat16"),
          new EngineFinding("onnx", true, "runs on every CPU"));

  @TempDir Path root;

  private List<CameraFinding> cameras = List.of();

  private Diagnosis diagnose(Map<String, String> environment) {
    return new Examination(
            new LinuxDevices(root),
            new SystemLibraries(List.of(root.resolve("lib"))),
            new VirtualCameras(new LoopbackDevices(root), new PipeWireParts(root, environment)),
            environment)
        .diagnose(ENGINES, "onnx, the only one here", cameras);
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
    for (String name : List.of("gst-launch-1.0", "wireplumber")) {
      Path program = Files.createFile(root.resolve(name));
      assertThat(program.toFile().setExecutable(true)).isTrue();
    }
    Path plugins = Files.createDirectories(root.resolve("usr/lib64/gstreamer-1.0"));
    Files.createFile(plugins.resolve("libgstpipewire.so"));
    Files.createFile(plugins.resolve("libgstrawparse.so"));
    Diagnosis rich =
        diagnose(
            Map.of("DISPLAY", ":0", "XDG_RUNTIME_DIR", root.toString(), "PATH", root.toString()));
    assertThat(rich.display()).isEqualTo("DISPLAY=:0");
    assertThat(rich.virtualCameras()).containsExactly("pipewire, through gst-launch-1.0");
    assertThat(String.join("\n", rich.notes())).doesNotContain("libpulse0");
  }

  @Test
  void tellsCamerasWithTheirModes() {
    cameras =
        List.of(
            new CameraFinding(
                "HD Webcam",
                "/dev/video0",
                List.of(
                    new CameraFinding.Mode(1280, 720, 30, "mjpeg"),
                    new CameraFinding.Mode(1280, 720, 10, "yuyv422"),
                    new CameraFinding.Mode(640, 480, 30, "yuyv422"))));
    Diagnosis diagnosis = diagnose(Map.of());
    assertThat(diagnosis.text())
        .contains("camera          /dev/video0 (HD Webcam): 1280×720 at 30 fps, 640×480 at 30 fps");
    JsonNode camera = new ObjectMapper().<JsonNode>valueToTree(diagnosis).get("cameras").get(0);
    assertThat(camera.get("name").asText()).isEqualTo("HD Webcam");
    assertThat(camera.get("device").asText()).isEqualTo("/dev/video0");
    assertThat(camera.get("modes").get(1).toString())
        .isEqualTo("{\"width\":1280,\"height\":720,\"fps\":10.0,\"coding\":\"yuyv422\"}");
    assertThat(String.join("\n", diagnosis.notes())).doesNotContain("/dev/video*");
  }

  @Test
  void aDriverThatFailsOrHangsIsANote() {
    List<String> notes = new ArrayList<>();
    CountDownLatch never = new CountDownLatch(1);
    assertThat(
            CameraFindings.of(
                new Cameras(List.of(new BrokenDriver(() -> Boolean.FALSE))), 10_000, notes))
        .isEmpty();
    assertThat(
            CameraFindings.of(
                new Cameras(
                    List.of(
                        new BrokenDriver(
                            () -> {
                              never.await();
                              return Boolean.TRUE;
                            }))),
                50,
                notes))
        .isEmpty();
    never.countDown();
    assertThat(notes).hasSize(2);
    assertThat(notes.get(0)).contains("could not be listed: broken");
    assertThat(notes.get(1)).contains("does not answer");
  }

  private record BrokenDriver(Callable<Boolean> manner) implements WebcamDriver {
    @Override
    public List<WebcamDevice> getDevices() {
      try {
        manner.call();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      throw new IllegalStateException("broken");
    }

    @Override
    public boolean isThreadSafe() {
      return true;
    }
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
