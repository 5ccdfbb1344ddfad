package kukla.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import kukla.inference.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class KuklaTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine line =
      Kukla.commandLine()
          .addSubcommand(new Failing())
          .addSubcommand(new Crashing())
          .addSubcommand(new Starving())
          .addSubcommand(new Lacking())
          .setOut(new PrintWriter(out))
          .setErr(new PrintWriter(err));

  @Command(name = "failing")
  private static final class Failing implements Callable<Integer> {
    @Override
    public Integer call() {
      throw new Fault("doing this: expected that,\n  found nothing; do something");
    }
  }

  @Command(name = "crashing")
  private static final class Crashing implements Callable<Integer> {
    @Override
    public Integer call() {
      throw new IllegalStateException("a mistake of ours");
    }
  }

  @Command(name = "starving")
  private static final class Starving implements Callable<Integer> {
    @Override
    public Integer call() {
      throw new OutOfMemoryError("no room for a picture");
    }
  }

  @Command(name = "lacking")
  private static final class Lacking implements Callable<Integer> {
    @Override
    public Integer call() {
      throw new Fault(
          "drawing: expected a driver; install one", new UnsatisfiedLinkError("libEGL"));
    }
  }

  @Test
  void whatALibraryLacksIsToldInTheWordsOfWhoNeedsIt() {
    assertThat(line.execute("lacking")).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("error: drawing: expected a driver; install one\n");
  }

  @Test
  void memoryThatRunsOutIsOneLineToo() {
    assertThat(line.execute("starving")).isEqualTo(1);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("error: running kukla starving:")
        .contains("no room for a picture");
  }

  @Test
  void digitsAreTheSameWhateverLanguageTheSystemSpeaks() throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-cp",
                System.getProperty("java.class.path"),
                Kukla.class.getName(),
                "bench",
                "--frames",
                "-7")
            .redirectErrorStream(true)
            .start();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor()).isEqualTo(2);
    assertThat(said).contains("found -7;");
  }

  @Test
  void aFaultIsOneSentenceAndExitCodeOne() {
    assertThat(line.execute("failing")).isEqualTo(1);
    assertThat(err).hasToString("error: doing this: expected that, found nothing; do something\n");
  }

  @Test
  void debugShowsWhereItCameFrom() {
    assertThat(line.execute("failing", "--debug")).isEqualTo(1);
    assertThat(err.toString()).contains("at kukla.app.KuklaTest$Failing.call");
  }

  @Test
  void aMistakeOfOursIsOneLineToo() {
    assertThat(line.execute("crashing")).isEqualTo(1);
    assertThat(err.toString().lines()).singleElement().asString().contains("a mistake of ours");
  }

  @Test
  void whatMakesNoSenseIsUsage() {
    assertThat(line.execute()).isEqualTo(2);
    assertThat(line.execute("failing", "--what")).isEqualTo(2);
    assertThat(line.execute("nonsense")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "live --headless --size 1x",
        "live --headless --size 12000x9",
        "live --headless --size 640x20",
        "live --headless --mode big",
        "live --headless --mode 0x0@0",
        "live --headless --engine steam",
        "live --headless --frames -3",
        "live --headless --frames many",
        "live --headless --seconds -1",
        "live --headless --seconds NaN",
        "live --headless --sound loud",
        "live --headless --virtual-camera nothing",
        "live --headless --virtual-camera gopher://here",
        "live --headless --record show.avi",
        "live --headless --screenshot show.gif",
        "live --headless --screenshot show.png",
        "live --headless --camera pattern:1x",
        "animate --source a.png --driving b.mp4 --out c.mp4 --engine steam",
        "animate --source a.png --driving b.mp4 --out c.mp4 --frames -3",
        "animate --source a.png --driving b.mp4 --out a.png",
        "demo --out demo.avi",
        "animate --source a.png --driving b.mp4 --out c.mp4 --face 1,2",
        "bench --frames 0",
        "bench --frames -3",
        "bench --warm-up -1",
        "bench --engine steam",
        "bench live --mode big",
        "bench live --engine steam",
        "bench live --seconds -1",
        "synth clip --out a.mp4 --frames -3",
        "synth clip --out a.mp4 --fps 0",
        "synth clip --out a.mp4 --size 1",
        "synth data --out a --count 0",
        "synth portrait --out a.png --size 100000",
      })
  void aWrongValueIsUsageAndOneSentence(String words) {
    assertThat(line.execute(words.split(" "))).as(words).isEqualTo(2);
    assertThat(err.toString().lines().toList()).hasSize(2);
    assertThat(err.toString()).startsWith("error: ").contains("\nusage: kukla ");
  }

  @Test
  void helpIsNoFailure() {
    assertThat(line.execute("--help")).isZero();
    assertThat(out.toString()).contains("Examples:");
  }
}
