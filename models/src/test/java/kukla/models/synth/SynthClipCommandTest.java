package kukla.models.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kukla.inference.Misuse;
import kukla.media.ClipReader;
import kukla.models.data.Label;
import kukla.models.data.LabelFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("shared")
@Tag("gl")
class SynthClipCommandTest {
  @TempDir Path folder;

  private int run(String... options) {
    return new CommandLine(new SynthClipCommand())
        .execute(
            Stream.concat(
                    Stream.of(
                        "--size=64", "--head=" + SharedHead.HEAD, "--hair=" + SharedHead.HAIR),
                    Stream.of(options))
                .toArray(String[]::new));
  }

  @Test
  void goesOnWhereItWasStopped() throws IOException {
    Path whole = folder.resolve("whole");
    assertThat(run("--out=" + whole, "--frames=33")).isZero();
    // as a kill in the second part leaves it
    Path parts = Files.createDirectories(folder.resolve(".again.parts"));
    Files.writeString(
        parts.resolve("plan.txt"), "33 --seed 0 --act 0 --fps 30 --audio  --size 64 --dense 32");
    for (int frame = 0; frame < 30; frame++) {
      String name = "%06d.png".formatted(frame);
      Files.copy(whole.resolve(name), parts.resolve(name));
    }
    Files.writeString(parts.resolve("000003.png"), "not drawn again");
    Recording first = new Recording(SharedHead.MODEL);
    LabelFile labels = LabelFile.read(folder.resolve("whole.labels.safetensors"));
    labels.fit(33);
    assertThat(labels.numbers(Label.TIME)[30]).isEqualTo(1f);
    for (int frame = 0; frame < 30; frame++) {
      first.add(blank(), frame / 30.0);
    }
    first.write(parts.resolve("000000.labels.safetensors"));
    assertThat(run("--out=" + folder.resolve("again"), "--frames=33")).isZero();
    assertThat(folder.resolve("again/000003.png")).hasContent("not drawn again");
    assertThat(folder.resolve("again/000031.png"))
        .hasSameBinaryContentAs(whole.resolve("000031.png"));
    LabelFile.read(folder.resolve("again.labels.safetensors")).fit(33);
    assertThat(parts).doesNotExist();
  }

  @Test
  void aShorterClipLeavesNoFrameOfALongerOne() throws IOException {
    Path out = folder.resolve("clip");
    assertThat(run("--out=" + out, "--frames=3")).isZero();
    assertThat(run("--out=" + out, "--frames=2")).isZero();
    try (Stream<Path> frames = Files.list(out)) {
      assertThat(frames.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("000000.png", "000001.png");
    }
    LabelFile.read(folder.resolve("clip.labels.safetensors")).fit(2);
  }

  @Test
  void placesOfSomethingElseAreRefusedBeforeAnythingIsDrawn() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "mine");
    Path album = Files.createDirectory(folder.resolve("album"));
    Files.writeString(album.resolve("holiday.jpg"), "mine");
    Path clip = Files.createDirectory(folder.resolve("clip.mp4"));
    for (Path place : List.of(file, album, clip)) {
      SynthClipCommand command =
          CommandLine.populateCommand(new SynthClipCommand(), "--out=" + place);
      assertThatThrownBy(command::call)
          .isInstanceOf(Misuse.class)
          .hasMessageContaining("reading --out")
          .hasMessageContaining(place.getFileName().toString());
    }
    SynthClipCommand none =
        CommandLine.populateCommand(
            new SynthClipCommand(), "--out=" + folder.resolve("new"), "--frames=0");
    assertThatThrownBy(none::call).isInstanceOf(Misuse.class).hasMessageContaining("--frames");
  }

  private static Labels blank() {
    return new Labels(
        new float[136],
        new float[68],
        new float[6],
        new float[204],
        new float[3],
        new float[2],
        new float[SharedHead.MODEL.expressions.size()],
        0,
        new DenseMap(32, new byte[32 * 32], new short[32 * 32]));
  }

  @Test
  void aVoiceGivesTheClipItsLengthAndItsSound() throws IOException {
    Path voice = folder.resolve("voice.wav");
    Files.write(voice, wave(16_000, 8_000));
    Path clip = folder.resolve("spoken.mp4");
    assertThat(run("--out=" + clip, "--fps=20", "--audio=" + voice)).isZero();
    LabelFile labels = LabelFile.read(folder.resolve("spoken.labels.safetensors"));
    labels.fit(10);
    try (ClipReader reader = ClipReader.open(clip)) {
      assertThat(reader.hasSound()).isTrue();
      assertThat(reader.width()).isEqualTo(64);
    }
  }

  /** A tone as a RIFF file of 16 bits. */
  private static byte[] wave(int hertz, int samples) {
    java.nio.ByteBuffer bytes =
        java.nio.ByteBuffer.allocate(44 + 2 * samples).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    bytes.putInt(36 + 2 * samples);
    bytes.put("WAVEfmt ".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    bytes.putInt(16).putShort((short) 1).putShort((short) 1).putInt(hertz).putInt(2 * hertz);
    bytes.putShort((short) 2).putShort((short) 16);
    bytes.put("data".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(2 * samples);
    for (int i = 0; i < samples; i++) {
      bytes.putShort((short) (8000 * Math.sin(2 * Math.PI * 700 * i / hertz)));
    }
    return bytes.array();
  }
}
