package kukla.app.sink.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kukla.app.sink.NumberedPictures;
import kukla.app.sink.SinkStatus.State;
import kukla.inference.Fault;
import kukla.media.ClipReader;
import kukla.media.ClipTimes;
import kukla.media.LiveSound;
import kukla.media.MediaLibraries;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class RecorderTest {
  private static final Provenance PROVENANCE = new Provenance("Kukla test", "none");

  @TempDir Path folder;
  private final NumberedPictures pictures = new NumberedPictures(640, 360);

  /** FFmpeg lies unpacked on disk before a process that may write little needs it. */
  @BeforeAll
  static void unpack() {
    MediaLibraries.load();
  }

  /** How many milliseconds that took. */
  private long record(Recorder recorder, int count) throws InterruptedException {
    long started = System.nanoTime();
    for (int i = 1; i <= count; i++) {
      // however slow the encoder is: there is room for the last one
      while (i == count && recorder.status().sent() + recorder.status().dropped() < count - 1) {
        Thread.sleep(5);
      }
      recorder.offer(pictures.draw(i), i, System.nanoTime());
      Thread.sleep(33);
    }
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
  }

  /** The numbers of all pictures that decode. */
  private static List<Integer> numbers(Path file) {
    try (ClipReader reader = ClipReader.open(file)) {
      List<Integer> numbers = NumberedPictures.numbers(reader);
      assertThat(reader.brokenTail()).isEmpty();
      return numbers;
    }
  }

  @Test
  void whatWasOfferedIsInTheFileWithTrueTimes() throws InterruptedException, IOException {
    Path wished = folder.resolve("show.mp4");
    Recorder recorder = Recorder.open(wished, pictures.format(), PROVENANCE, null);
    long took = record(recorder, 40);
    recorder.close();
    assertThat(recorder.status().state()).isEqualTo(State.CLOSED);
    assertThat(recorder.status().sentence()).contains("pictures to " + wished);
    List<Integer> numbers = numbers(wished);
    assertThat(numbers).isSorted().doesNotHaveDuplicates();
    assertThat((long) numbers.size()).isEqualTo(recorder.status().sent());
    assertThat(recorder.status().sent() + recorder.status().dropped()).isEqualTo(40);
    assertThat(numbers.get(numbers.size() - 1)).isEqualTo(40);
    try (ClipReader reader = ClipReader.open(wished)) {
      // forty pauses of 33 ms and no less, but no more than all of it
      assertThat(reader.duration().toMillis()).isBetween(1250L, took + 1000);
    }
    assertThat(new String(Files.readAllBytes(wished), StandardCharsets.ISO_8859_1))
        .contains("synthetic: made with Kukla test, model none");
  }

  @Test
  void neverOverwrites() throws IOException, InterruptedException {
    Path wished = folder.resolve("show.mp4");
    Files.writeString(wished, "precious");
    Recorder recorder = Recorder.open(wished, pictures.format(), PROVENANCE, null);
    assertThat(recorder.file()).isEqualTo(folder.resolve("show-2.mp4"));
    record(recorder, 3);
    recorder.close();
    assertThat(Files.readString(wished)).isEqualTo("precious");
    assertThat(numbers(recorder.file())).isNotEmpty();
  }

  @Test
  void soundThatDoesNotOpenIsToldAndThePicturesAreRecorded() throws InterruptedException {
    Recorder recorder =
        Recorder.open(
            folder.resolve("show.mp4"),
            pictures.format(),
            PROVENANCE,
            new LiveSound.Clip(folder.resolve("missing.mp4"), new ClipTimes(0, false)));
    record(recorder, 5);
    while (recorder.status().state() == State.WAITING) {
      Thread.sleep(5);
    }
    assertThat(recorder.status().sentence())
        .contains("without sound: recording the sound of")
        .contains("expected a clip with sound");
    recorder.close();
    assertThat(numbers(recorder.file())).isNotEmpty();
  }

  @Test
  void aRecordingWithoutAPictureLeavesNoFile() throws InterruptedException {
    Recorder recorder =
        Recorder.open(folder.resolve("none.mp4"), pictures.format(), PROVENANCE, null);
    while (recorder.status().state() == State.WAITING) {
      Thread.sleep(5);
    }
    recorder.close();
    assertThat(recorder.status().sentence()).startsWith("nothing was recorded");
    assertThat(recorder.file()).doesNotExist();
  }

  @Test
  void aWrongPlaceIsOneSentence() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(
            () -> Recorder.open(file.resolve("a.mp4"), pictures.format(), PROVENANCE, null))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("expected a folder that can be written");
    assertThatThrownBy(
            () -> Recorder.open(folder.resolve("a.avi"), pictures.format(), PROVENANCE, null))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("ends in .mp4");
  }

  private Process start(String... command) throws IOException {
    return new ProcessBuilder(command)
        .redirectError(folder.resolve("errors").toFile())
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  private static String[] java(Path file, int pictures) {
    return new String[] {
      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
      "-Xmx128m",
      "-cp",
      System.getProperty("java.class.path"),
      RecordingProcess.class.getName(),
      file.toString(),
      String.valueOf(pictures)
    };
  }

  @Test
  void aKilledProcessLeavesAFileThatPlays() throws IOException, InterruptedException {
    Path file = folder.resolve("killed.mp4");
    Process process = start(java(file, 100_000));
    while (!Files.exists(file) || Files.size(file) < 60_000) {
      assertThat(process.isAlive()).isTrue();
      Thread.sleep(20);
    }
    process.destroyForcibly().waitFor();
    assertThat(process.exitValue()).isEqualTo(137);
    List<Integer> numbers = numbers(file);
    assertThat(numbers).isSorted();
    assertThat(numbers.size()).isGreaterThan(10);
    // whatever was written is there from the first picture on
    assertThat(numbers.get(0)).isLessThan(5);
  }

  @Test
  void aFullDiskIsToldAndWhatWasRecordedBeforePlays() throws IOException, InterruptedException {
    Path file = folder.resolve("full.mp4");
    // the shell's limit on the size of a file, in KiB, fails a write in its middle as a full disk
    // does
    String limited = "ulimit -f 90; exec \"$@\"";
    List<String> command = new ArrayList<>(List.of("bash", "-c", limited, "limited"));
    command.addAll(List.of(java(file, 2000)));
    Process process = start(command.toArray(String[]::new));
    assertThat(process.waitFor(280, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(folder.resolve("output")))
        .startsWith("FAILED writing " + file + ": expected room for it on the disk")
        .contains("what was recorded before is in " + file);
    List<Integer> numbers = numbers(file);
    assertThat(numbers).isSorted();
    assertThat(numbers.size()).isGreaterThan(10);
    assertThat(Files.size(file)).isLessThanOrEqualTo(90 * 1024);
  }
}
