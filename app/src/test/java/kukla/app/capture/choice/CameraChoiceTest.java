package kukla.app.capture.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kukla.app.capture.camera.CameraMode;
import kukla.inference.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CameraChoiceTest {
  @TempDir private Path folder;

  @Test
  void numbersNamesAddressesAndPatterns() {
    assertThat(CameraChoice.parse("2")).isEqualTo(new CameraChoice.Numbered(2));
    assertThat(CameraChoice.parse("/dev/video2")).isEqualTo(new CameraChoice.Named("/dev/video2"));
    assertThat(CameraChoice.parse("HD Webcam")).isEqualTo(new CameraChoice.Named("HD Webcam"));
    assertThat(CameraChoice.parse("http://10.0.0.7:8080/video"))
        .isEqualTo(new CameraChoice.Network("http://10.0.0.7:8080/video"));
    assertThat(CameraChoice.parse("pattern"))
        .isEqualTo(new CameraChoice.TestPicture(CameraMode.of(1280, 720, 30)));
    assertThat(CameraChoice.parse("pattern:640x480@59.94"))
        .isEqualTo(new CameraChoice.TestPicture(CameraMode.of(640, 480, 59.94)));
    assertThat(CameraChoice.parse("pattern:640x480"))
        .isEqualTo(new CameraChoice.TestPicture(CameraMode.of(640, 480, 30)));
  }

  @Test
  void files() throws IOException {
    Path file = Files.createFile(folder.resolve("face of mine.xyz"));
    assertThat(CameraChoice.parse(file.toString())).isEqualTo(new CameraChoice.Clip(file, true));
    assertThat(CameraChoice.parse("file://" + file)).isEqualTo(new CameraChoice.Clip(file, true));
    assertThatThrownBy(() -> CameraChoice.parse("missing.mp4"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("missing.mp4, found no such file");
  }

  @Test
  void anAddressIsToldWithoutItsPassword() {
    assertThat(CameraChoice.parse("rtsp://me:secret@cam.local/live").text())
        .isEqualTo("rtsp://cam.local/live");
    assertThat(CameraChoice.parse("rtsp://me:p@ss@cam.local/live").text())
        .as("an at sign in the password")
        .isEqualTo("rtsp://cam.local/live");
    assertThat(CameraChoice.parse("http://cam.local?mail=a@b").text())
        .isEqualTo("http://cam.local?mail=a@b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pattern:", "pattern:640", "pattern:0x480", "pattern:640x480@0", " "})
  void nonsenseIsToldInOneSentence(String text) {
    assertThatThrownBy(() -> CameraChoice.parse(text))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("expected");
  }
}
