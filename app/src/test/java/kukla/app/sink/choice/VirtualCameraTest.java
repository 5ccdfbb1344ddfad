package kukla.app.sink.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import kukla.app.sink.NumberedPictures;
import kukla.app.sink.Sink;
import kukla.app.sink.loopback.LoopbackDevices;
import kukla.app.sink.pipewire.PipeWireParts;
import kukla.inference.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualCameraTest {
  @TempDir Path root;

  private VirtualCamera.Opened open(String words) {
    VirtualCameras machine =
        new VirtualCameras(new LoopbackDevices(root), new PipeWireParts(root, Map.of()));
    return VirtualCamera.open(words, new NumberedPictures(64, 64).format(), machine, Map.of());
  }

  @Test
  void offIsNothing() {
    assertThat(open("off").sink()).isNull();
  }

  @Test
  void autoOnABareMachineIsNothingAndSaysWhatWouldHelp() {
    VirtualCamera.Opened opened = open("auto");
    assertThat(opened.sink()).isNull();
    assertThat(opened.sentence())
        .startsWith("no virtual camera, since ")
        .contains("v4l2loopback-dkms")
        .contains("gstreamer1.0-pipewire");
  }

  @Test
  void anHttpAddressIsTheViewerPage() throws InterruptedException {
    try (Sink sink = Objects.requireNonNull(open("http://127.0.0.1").sink())) {
      while (!sink.status().sentence().contains("http://127.0.0.1:")) {
        Thread.sleep(2);
      }
    }
  }

  @Test
  void aServersAddressIsAStream() {
    try (Sink sink = Objects.requireNonNull(open("srt://127.0.0.1:9").sink())) {
      assertThat(sink.name()).isEqualTo("stream");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "webcam",
        "",
        "v4l2:",
        "v4l2:/dev/video99",
        "gopher://x/y",
        "srt://",
        "http://127.0.0.1/x",
        "http://",
        "rtmp://a b"
      })
  void whatIsNoCameraIsOneSentence(String words) {
    assertThatThrownBy(() -> open(words))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("expected")
        .hasMessageContaining("found");
  }
}
