package kukla.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import kukla.console.PreparationBar;
import kukla.inference.Fault;
import kukla.inference.Misuse;
import kukla.inference.engine.Preparation;
import kukla.render.NativeLibraries;
import kukla.render.RenderFault;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * The command line: {@code kukla COMMAND …}. Exit code 0 when it worked, 1 when it failed, 2 when
 * it was asked wrongly; a failure is one sentence on standard error.
 */
@Command(
    name = "kukla",
    description = "A portrait moved by a clip or a webcam.",
    mixinStandardHelpOptions = true,
    version = "kukla 0.1.0",
    footer = {
      "",
      "Examples:",
      "  kukla demo",
      "  kukla animate --source portrait.jpg --driving clip.mp4 --out moved.mp4",
      "  kukla COMMAND --help"
    })
public final class Kukla implements Callable<Integer> {
  /** Exit code of a command that failed. */
  static final int FAILED = 1;

  /** Exit code of a command line that makes no sense. */
  static final int USAGE = 2;

  @Option(
      names = "--debug",
      scope = CommandLine.ScopeType.INHERIT,
      description = "show where a failure came from")
  private boolean debug;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the spec
  public Kukla() {}

  /** Runs the command line, and ends the process with 0, 1 (a fault) or 2 (wrong usage). */
  public static void main(String[] arguments) {
    // the words are English for everybody: so are digits and points, in files and options too
    Locale.setDefault(Locale.ROOT);
    NativeLibraries.tellInOneSentence();
    Preparation.listen(new PreparationBar());
    System.exit(commandLine().execute(arguments));
  }

  /** The whole command line, ready to execute. */
  public static CommandLine commandLine() {
    Kukla kukla = new Kukla();
    CommandLine line = new CommandLine(kukla);
    Subcommands.addTo(line);
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(Kukla::run)
        .setExecutionExceptionHandler(kukla::failed)
        .setParameterExceptionHandler(Kukla::asked);
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "expected a command, found none");
  }

  /** Memory that runs out, or a library that does not load, is told like any other failure. */
  private static int run(ParseResult parsed) {
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (Error e) {
      List<CommandLine> lines = parsed.asCommandLineList();
      throw new ExecutionException(lines.get(lines.size() - 1), String.valueOf(e.getMessage()), e);
    }
  }

  private int failed(Exception wrapped, CommandLine line, ParseResult parsed) {
    boolean carries = wrapped instanceof ExecutionException; // what is told has its own words
    Throwable failure = carries && wrapped.getCause() instanceof Error broken ? broken : wrapped;
    boolean said = failure instanceof Fault || failure instanceof RenderFault;
    String sentence =
        said
            ? String.valueOf(failure.getMessage())
            : "running kukla "
                + line.getCommandName()
                + ": expected no such failure, found "
                + failure
                + "; run it again with --debug and report it";
    PrintWriter err = line.getErr();
    err.println("error: " + sentence.replaceAll("\\s*\\R\\s*", " "));
    if (debug) {
      failure.printStackTrace(err);
    }
    err.flush();
    return failure instanceof Misuse ? usage(line) : FAILED;
  }

  private static int usage(CommandLine line) {
    PrintWriter err = line.getErr();
    err.println("usage: " + line.getCommandSpec().qualifiedName() + " --help");
    err.flush();
    return USAGE;
  }

  private static int asked(ParameterException wrong, String[] arguments) {
    CommandLine line = wrong.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("error: " + wrong.getMessage());
    return usage(line);
  }
}
