package kukla.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import kukla.inference.Fault;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class KuklaTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine line =
      Kukla.commandLine()
          .addSubcommand(new Failing())
          .addSubcommand(new Crashing())
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

  @Test
  void helpIsNoFailure() {
    assertThat(line.execute("--help")).isZero();
    assertThat(out.toString()).contains("Examples:");
  }
}
