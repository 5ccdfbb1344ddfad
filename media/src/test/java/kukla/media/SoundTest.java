package kukla.media;

import static kukla.media.TestPictures.frame;
import static kukla.media.TestPictures.writeClip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundTest {
  private static final ClipFormat FORMAT = ClipFormat.of(64, 48, new FrameRate(25, 1));

  @TempDir private Path folder;

  @Test
  void soundThatMp4CannotHoldBecomesAac() throws IOException {
    Path tone = TestSound.wav(folder.resolve("tone.wav"), 2);
    Path clip = folder.resolve("clip.mp4");
    writeClip(clip, FORMAT.withSound(tone), 50);
    try (ClipReader reader = ClipReader.open(clip)) {
      assertThat(reader.hasSound()).isTrue();
      assertThat(reader.frameCountEstimate()).isEqualTo(50);
    }
    assertThat(TestSound.seconds(clip)).isCloseTo(2, within(0.06));
  }

  @Test
  void soundThatMp4HoldsIsCopiedByteForByte() throws IOException {
    Path first = folder.resolve("first.mp4");
    writeClip(first, FORMAT.withSound(TestSound.wav(folder.resolve("tone.wav"), 2)), 50);
    Path second = folder.resolve("second.mp4");
    writeClip(second, FORMAT.withSound(first), 50);
    byte[] before = TestSound.joined(TestSound.packets(first)).toByteArray();
    byte[] after = TestSound.joined(TestSound.packets(second)).toByteArray();
    // the first packet lies before the first picture: AAC needs one to start
    assertThat(after.length).isGreaterThan(before.length * 9 / 10);
    assertThat(new String(before, java.nio.charset.StandardCharsets.ISO_8859_1))
        .contains(new String(after, java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  @Test
  void soundEndsWithThePictures() throws IOException {
    Path clip = folder.resolve("clip.mp4");
    writeClip(clip, FORMAT.withSound(TestSound.wav(folder.resolve("tone.wav"), 4)), 25);
    assertThat(TestSound.seconds(clip)).isCloseTo(1, within(0.1));
  }

  @Test
  void picturesGoOnWithoutSound() throws IOException {
    Path clip = folder.resolve("clip.mp4");
    writeClip(clip, FORMAT.withSound(TestSound.wav(folder.resolve("tone.wav"), 1)), 75);
    try (ClipReader reader = ClipReader.open(clip)) {
      assertThat(reader.frameCountEstimate()).isEqualTo(75);
      assertThat(reader.duration().toMillis()).isEqualTo(3000);
    }
  }

  @Test
  void aClipWithoutSoundGivesASilentOne() {
    Path silent = folder.resolve("silent.mp4");
    writeClip(silent, FORMAT, 5);
    try (ClipWriter writer = ClipWriter.open(folder.resolve("out.mp4"), FORMAT.withSound(silent))) {
      assertThat(writer.hasSound()).isFalse();
      writer.write(frame(64, 48, 0));
      writer.finish();
    }
    assertThat(folder.resolve("out.mp4")).exists();
  }
}
