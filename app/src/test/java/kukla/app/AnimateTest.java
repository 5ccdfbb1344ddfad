package kukla.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import kukla.inference.geometry.PictureSampler;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.media.ClipFormat;
import kukla.media.ClipReader;
import kukla.media.ClipWriter;
import kukla.media.FrameRate;
import kukla.media.Stills;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kukla animate} from end to end, with a small imported checkpoint. */
@Tag("shared")
class AnimateTest {
  private static final Path SHARED = Path.of(System.getProperty("kukla.shared", "../shared"));
  private static final Path DRIVER = SHARED.resolve("clips/d10.mp4");
  private static final Path PORTRAIT = SHARED.resolve("portraits/mona-lisa.jpg");

  @TempDir private static Path models;

  @TempDir private Path folder;

  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void importModel() {
    int code =
        Kukla.commandLine()
            .setOut(new PrintWriter(new StringWriter()))
            .execute(
                "models",
                "import",
                SHARED.resolve("fomm/mini-cpk-zip.pth.tar").toString(),
                "--config",
                SHARED.resolve("fomm/mini-256.yaml").toString(),
                "--name",
                "mini",
                "--out",
                models.resolve("mini").toString());
    assertThat(code).isZero();
  }

  private int animate(Path source, Path driving, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("animate", "--source", source.toString(), "--driving", driving.toString()));
    if (!List.of(more).contains("--model")) {
      arguments.addAll(List.of("--model", models.resolve("mini").toString()));
    }
    arguments.addAll(List.of("--engine", "onnx"));
    if (!List.of(more).contains("--out")) {
      arguments.addAll(List.of("--out", out().toString()));
    }
    arguments.addAll(List.of(more));
    return Kukla.commandLine()
        .setOut(new PrintWriter(new StringWriter()))
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(String[]::new));
  }

  private Path out() {
    return folder.resolve("out.mp4");
  }

  private void assertFails(int code, String part) {
    assertThat(code).isEqualTo(1);
    assertThat(err.toString().lines().filter(line -> line.startsWith("error: ")))
        .singleElement()
        .asString()
        .contains(part);
    assertThat(out()).doesNotExist();
    assertNothingHalfWritten();
  }

  private void assertNothingHalfWritten() {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.contains(".part"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aPaintingIsMovedAndItsSurroundingsStayStill() throws IOException {
    Path png = folder.resolve("frames");
    Path stats = folder.resolve("stats.json");
    int code =
        animate(
            PORTRAIT,
            DRIVER,
            "--frames",
            "4",
            "--png-dir",
            png.toString(),
            "--stats",
            stats.toString());
    assertThat(err).hasToString("engine onnx, as asked\n");
    assertThat(code).isZero();

    Image source = Stills.read(PORTRAIT);
    try (ClipReader reader = ClipReader.open(out())) {
      assertThat(reader.width()).isEqualTo(source.width());
      assertThat(reader.frameCountEstimate()).isEqualTo(4);
      assertThat(reader.frameRate()).isEqualTo(new FrameRate(30, 1));
      assertThat(reader.hasSound()).isTrue();
    }
    Image last = Stills.read(png.resolve("000004.png"));
    assertThat(png.resolve("000005.png")).doesNotExist();
    int edge = source.height() - 1;
    byte[] row = new byte[source.width() * 3];
    byte[] same = new byte[source.width() * 3];
    source.pixels().get(edge * source.stride(), row);
    last.pixels().get(edge * last.stride(), same);
    assertThat(same).isEqualTo(row);
    assertThat(difference(source, last)).isGreaterThan(0.5);

    JsonNode json = new ObjectMapper().readTree(stats.toFile());
    assertThat(json.get("frames").asInt()).isEqualTo(4);
    assertThat(json.get("fps").asDouble()).isPositive();
    assertThat(json.get("engine").asText()).isEqualTo("onnx");
    assertThat(json.get("frames_without_face").asInt()).isZero();
    assertThat(json.get("dropped").asInt()).isZero();
    for (String stage : List.of("capture", "keypoints", "generator", "total")) {
      for (String figure : List.of("p50_ms", "p99_ms", "max_ms")) {
        assertThat(json.at("/stages/" + stage + "/" + figure).asDouble()).isPositive();
      }
    }
    assertNothingHalfWritten();
  }

  @Test
  void rawSquaresOfATinyClipBesideTheDriver() {
    Path tiny = folder.resolve("tiny.mp4");
    write(tiny, 64, 48, 3, i -> plain(64, 48, 60 * i));
    assertThat(animate(PORTRAIT, tiny, "--crop", "none", "--side-by-side", "--absolute")).isZero();
    try (ClipReader reader = ClipReader.open(out())) {
      assertThat(reader.height()).isEqualTo(256);
      assertThat(reader.width()).isEqualTo(256 + 342);
      assertThat(reader.frameCountEstimate()).isEqualTo(3);
      assertThat(reader.hasSound()).isFalse();
    }
  }

  @Test
  void aFaceThatGoesAwayHoldsThePortraitAndIsCounted() throws IOException {
    List<Image> faces = frames(DRIVER, 2, 256);
    Path clip = folder.resolve("gap.mp4");
    write(clip, 256, 256, 24, i -> i < 2 || i > 21 ? faces.get(i % 2) : plain(256, 256, 90));
    Path stats = folder.resolve("stats.json");
    assertThat(animate(PORTRAIT, clip, "--stats", stats.toString())).isZero();
    int without = new ObjectMapper().readTree(stats.toFile()).get("frames_without_face").asInt();
    assertThat(without).isBetween(5, 21);
    assertThat(err.toString()).contains("no face in " + without + " of 24 frames");
  }

  @Test
  void aBrokenTailIsToldAndTheRestUsed() throws IOException {
    Path whole = folder.resolve("whole.mp4");
    write(whole, 256, 256, 12, i -> plain(256, 256, i * 20));
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length * 4 / 5));
    assertThat(animate(PORTRAIT, cut, "--crop", "none")).isZero();
    assertThat(err.toString()).contains("using what could be read");
    assertThat(out()).exists();
  }

  @Test
  void aSourceWithoutAFaceNamesTheOption() {
    Path wall = folder.resolve("wall.png");
    Stills.write(plain(300, 300, 128), wall);
    assertFails(animate(wall, DRIVER, "--frames", "1"), "--face X,Y,W,H");
  }

  @Test
  void aLargeSourceWhoseFaceIsNamed() {
    Path large = folder.resolve("large.jpg");
    Image wall = Image.allocate(4608, 3456, ChannelOrder.RGB);
    Stills.write(wall, large);
    assertThat(animate(large, DRIVER, "--face", "2000,1000,900,1200", "--frames", "1")).isZero();
    assertThat(err.toString()).contains("reduced from 4608×3456 to 1920×1440");
    try (ClipReader reader = ClipReader.open(out())) {
      assertThat(reader.width()).isEqualTo(1920);
    }
  }

  @Test
  void aClipWithoutAFace() {
    Path wall = folder.resolve("wall.mp4");
    write(wall, 128, 128, 3, i -> plain(128, 128, 128));
    assertFails(animate(PORTRAIT, wall), "found none in 3 frames");
  }

  @Test
  void filesThatAreNone() throws IOException {
    Path text = Files.writeString(folder.resolve("text.mp4"), "no clip ".repeat(99));
    assertFails(animate(PORTRAIT, text), "expected a video");
    err.getBuffer().setLength(0);
    assertFails(animate(text, DRIVER), "reading picture " + text);
    err.getBuffer().setLength(0);
    assertFails(animate(folder.resolve("none.png"), DRIVER), "found no such file");
    err.getBuffer().setLength(0);
    assertFails(animate(PORTRAIT, DRIVER, "--model", folder.toString()), "looking for the model");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsToldAtOnce() throws IOException {
    Path blocked = Files.writeString(folder.resolve("file"), "").resolve("out.mp4");
    assertFails(
        animate(PORTRAIT, DRIVER, "--out", blocked.toString()),
        "expected a folder that can be written");
    assertThat(err.toString()).doesNotContain("watching");
  }

  @Test
  void aPlaceForFramesThatIsNoneIsToldAtOnce() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertFails(animate(PORTRAIT, DRIVER, "--png-dir", file.toString()), "found FileAlreadyExists");
    assertThat(err.toString()).doesNotContain("engine");
  }

  @Test
  void aClipIsNotWrittenOverItself() throws IOException {
    Path clip = Files.copy(DRIVER, folder.resolve("mine.mp4"));
    assertFails(animate(PORTRAIT, clip, "--out", clip.toString()), "found one of them");
    assertThat(clip).hasSameBinaryContentAs(DRIVER);
  }

  @Test
  void whatMakesNoSenseIsUsage() {
    assertThat(animate(PORTRAIT, DRIVER, "--face", "9000,9000,10,10")).isEqualTo(2);
    assertThat(animate(PORTRAIT, DRIVER, "--face", "1,2,3")).isEqualTo(2);
    assertThat(animate(PORTRAIT, DRIVER, "--initial", "middle")).isEqualTo(2);
    assertThat(animate(PORTRAIT, DRIVER, "--frames", "-3")).isEqualTo(2);
    assertThat(animate(PORTRAIT, DRIVER, "--absolute=maybe")).isEqualTo(2);
  }

  private static Image plain(int width, int height, int level) {
    Image image = Image.allocate(width, height, ChannelOrder.RGB);
    for (int i = 0; i < image.pixels().capacity(); i++) {
      image.pixels().put(i, (byte) level);
    }
    return image;
  }

  private static List<Image> frames(Path clip, int count, int side) {
    List<Image> frames = new ArrayList<>();
    try (ClipReader reader = ClipReader.open(clip)) {
      Image whole = reader.newImage();
      for (int i = 0; i < count && reader.read(whole); i++) {
        Image small = Image.allocate(side, side, ChannelOrder.RGB);
        new PictureSampler().resize(whole, small);
        frames.add(small);
      }
    }
    return frames;
  }

  private static void write(
      Path file, int width, int height, int count, java.util.function.IntFunction<Image> frame) {
    ClipFormat format = ClipFormat.of(width, height, new FrameRate(10, 1));
    try (ClipWriter writer = ClipWriter.open(file, format)) {
      for (int i = 0; i < count; i++) {
        writer.write(frame.apply(i));
      }
      writer.finish();
    }
  }

  private static double difference(Image a, Image b) {
    long sum = 0;
    for (int i = 0; i < a.pixels().capacity(); i++) {
      sum += Math.abs((a.pixels().get(i) & 0xff) - (b.pixels().get(i) & 0xff));
    }
    return (double) sum / a.pixels().capacity();
  }
}
