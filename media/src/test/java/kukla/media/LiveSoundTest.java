package kukla.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import kukla.inference.Fault;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.PointerPointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveSoundTest {
  private static final LiveFormat FORMAT =
      new LiveFormat(320, 180, new FrameRate(30, 1), Map.of("comment", "synthetic: a test"));
  private static final long MILLI = 1_000_000;

  @TempDir private Path folder;

  /** The tone file's first second made silent. */
  private Path silentThenTone() throws IOException {
    Path file = TestSound.wav(folder.resolve("tone.wav"), 4);
    byte[] bytes = Files.readAllBytes(file);
    java.util.Arrays.fill(bytes, 44, 44 + 22_050 * 2, (byte) 0);
    return Files.write(file, bytes);
  }

  private Path record(LiveSound sound, long startNanos, long delayNanos, int pictures) {
    return record(sound, startNanos, delayNanos, pictures, nanos -> {});
  }

  /**
   * @param playing is told the time of each picture before it is written, nanoseconds
   */
  private Path record(
      LiveSound sound, long startNanos, long delayNanos, int pictures, LongConsumer playing) {
    Path file = folder.resolve("live.mp4");
    Image picture = Image.allocate(320, 180, ChannelOrder.RGBA);
    try (LiveWriter writer = LiveWriter.record(file, FORMAT, sound)) {
      assertThat(writer.hasSound()).isTrue();
      for (int i = 0; i < pictures; i++) {
        if (i == 8) {
          writer.placeSound(startNanos, delayNanos);
        }
        playing.accept(i * (1_000 * MILLI) / 30);
        writer.write(picture, i * (1_000 * MILLI) / 30);
      }
      writer.finish();
    }
    return file;
  }

  /** When something is heard first, seconds from the first picture. */
  private static double onset(Path file) {
    return onsets(file).get(0);
  }

  /** When something is heard after a fifth of a second of silence. */
  private static List<Double> onsets(Path file) {
    List<Double> onsets = new ArrayList<>();
    double last = Double.NEGATIVE_INFINITY;
    try (SoundSource source = SoundSource.open(file).orElseThrow()) {
      AVCodecContext decoder = avcodec_alloc_context3(source.codec());
      avcodec_parameters_to_context(decoder, source.stream().codecpar());
      decoder.pkt_timebase(source.stream().time_base());
      avcodec_open2(decoder, source.codec(), (PointerPointer<?>) null);
      AVFrame frame = av_frame_alloc();
      try {
        for (Optional<AVPacket> next = source.next(); next.isPresent(); next = source.next()) {
          avcodec_send_packet(decoder, next.get());
          while (avcodec_receive_frame(decoder, frame) >= 0) {
            FloatBuffer samples =
                frame
                    .data(0)
                    .capacity(frame.nb_samples() * 4L)
                    .asByteBuffer()
                    .order(java.nio.ByteOrder.nativeOrder())
                    .asFloatBuffer();
            for (int i = 0; i < frame.nb_samples(); i++) {
              if (Math.abs(samples.get(i)) > 0.1) {
                double now = source.seconds(frame.pts()) + (double) i / frame.sample_rate();
                if (now - last > 0.2) {
                  onsets.add(now);
                }
                last = now;
              }
            }
          }
        }
      } finally {
        av_frame_free(frame);
        avcodec_free_context(decoder);
      }
    }
    return onsets;
  }

  @ParameterizedTest
  @CsvSource({
    // the clip began with the recording and is as late as the pictures, or much later
    "0, 0, 1.0",
    "0, 80, 1.08",
    "0, 400, 1.4",
    // the clip began before the recording, or after
    "-700, 100, 0.4",
    "500, 100, 1.6",
    // the user makes the sound earlier
    "0, -250, 0.75",
  })
  void theSoundOfAClipIsAsLateAsThePictures(long clipMillis, long delayMillis, double heard)
      throws IOException {
    long start = System.nanoTime();
    LiveSound clip =
        new LiveSound.Clip(silentThenTone(), new ClipTimes(start + clipMillis * MILLI, false));
    Path file = record(clip, start, delayMillis * MILLI, 90);
    assertThat(onset(file)).isCloseTo(heard, within(0.015));
    assertThat(TestSound.seconds(file)).isCloseTo(3, within(0.15));
  }

  /** A second of silence, then a tone, in rounds that are shorter or longer than the sound. */
  @ParameterizedTest
  @ValueSource(longs = {2_000, 3_990, 4_000, 5_000})
  void theSoundOfAClipThatBeginsAgainBeginsAgain(long roundMillis) throws IOException {
    long start = System.nanoTime();
    long delay = 100 * MILLI;
    ClipTimes times = new ClipTimes(start - 500 * MILLI, true);
    long[] rounds = {0};
    Path file =
        record(
            new LiveSound.Clip(silentThenTone(), times),
            start,
            delay,
            (int) (roundMillis * 3 * 30 / 1000),
            nanos -> {
              // what is filmed now is written so much later
              while (nanos + 500 * MILLI >= (rounds[0] + 1) * roundMillis * MILLI) {
                rounds[0]++;
                times.again(start - 500 * MILLI + rounds[0] * roundMillis * MILLI);
              }
            });
    List<Double> onsets = onsets(file);
    assertThat(onsets).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(onsets.get(i)).isCloseTo(0.6 + i * roundMillis / 1000.0, within(0.015));
    }
  }

  @Test
  void aClipThatIsOverLeavesSilence() throws IOException {
    long start = System.nanoTime();
    LiveSound clip =
        new LiveSound.Clip(silentThenTone(), new ClipTimes(start - 10_000 * MILLI, false));
    Path file = record(clip, start, 0, 60);
    try (ClipReader reader = ClipReader.open(file)) {
      assertThat(reader.frameCountEstimate()).isEqualTo(60);
    }
  }

  @Test
  void whatCannotBeHeardIsOneSentence() throws IOException {
    Path silent = folder.resolve("silent.mp4");
    TestPictures.writeClip(silent, ClipFormat.of(64, 48, new FrameRate(25, 1)), 3);
    assertThatThrownBy(
            () ->
                LiveWriter.record(
                    folder.resolve("a.mp4"),
                    FORMAT,
                    new LiveSound.Clip(silent, new ClipTimes(0, false))))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("expected a clip with sound");
    assertThatThrownBy(
            () ->
                LiveWriter.record(
                    folder.resolve("a.mp4"), FORMAT, new LiveSound.Device("pulse", "nowhere")))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("recording sound from pulse device nowhere")
        .hasMessageContaining("name another, or record without sound");
  }
}
