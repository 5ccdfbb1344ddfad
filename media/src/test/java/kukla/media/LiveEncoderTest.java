package kukla.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.ffmpeg.global.avutil.AV_HWDEVICE_TYPE_VAAPI;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NV12;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_VAAPI;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kukla.inference.Fault;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveEncoderTest {
  @TempDir Path folder;

  @Test
  void theLastEncoderWorksEverywhereAndThoseThatDoNotSayWhy() {
    List<LiveWriter.EncoderFinding> findings = LiveWriter.encoders();
    assertThat(findings).extracting(LiveWriter.EncoderFinding::name).doesNotHaveDuplicates();
    LiveWriter.EncoderFinding last = findings.get(findings.size() - 1);
    assertThat(last.name()).isEqualTo("libopenh264");
    assertThat(last.works()).isTrue();
    for (LiveWriter.EncoderFinding finding : findings) {
      if (!finding.works()) {
        assertThat(finding.why()).contains("expected").contains("found");
      }
    }
  }

  @Test
  void withoutADeviceTheNextEncoderIsTaken() {
    List<LiveWriter.EncoderFinding> findings = LiveWriter.encoders();
    String first =
        findings.stream().filter(LiveWriter.EncoderFinding::works).findFirst().orElseThrow().name();
    Image picture = Image.allocate(322, 182, ChannelOrder.RGBA);
    Path file = folder.resolve("a.mp4");
    LiveFormat format = new LiveFormat(322, 182, FrameRate.of(30), Map.of());
    try (LiveWriter writer = LiveWriter.record(file, format, null)) {
      assertThat(writer.encoder()).isEqualTo(first);
      for (int i = 0; i < 10; i++) {
        writer.write(picture, i * 33_333_333L);
      }
      writer.finish();
    }
    assertThat(file).exists();
  }

  @Test
  void aDeviceThatIsNotThereIsOneSentence() {
    if (Files.isDirectory(Path.of("/dev/dri"))) {
      return; // there may be one
    }
    HardwareFrames.Kind vaapi = new HardwareFrames.Kind(AV_HWDEVICE_TYPE_VAAPI, AV_PIX_FMT_VAAPI);
    assertThatThrownBy(() -> HardwareFrames.open(vaapi, 320, 180, AV_PIX_FMT_NV12))
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("opening a device for vaapi: expected one with its driver");
  }
}
