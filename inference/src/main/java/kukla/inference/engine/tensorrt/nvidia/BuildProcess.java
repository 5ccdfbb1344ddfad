package kukla.inference.engine.tensorrt.nvidia;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import kukla.inference.Fault;
import kukla.inference.cuda.Gpu;
import kukla.inference.cuda.library.NvidiaLibraries;
import kukla.inference.cuda.library.NvidiaLibrary;
import kukla.inference.engine.Preparation;
import kukla.inference.engine.tensorrt.plan.PlanBuilder;
import kukla.inference.file.UserFolders;
import org.jspecify.annotations.Nullable;

/** Builds engines in a process of their own, with the Java and the classes of this one. */
public final class BuildProcess implements PlanBuilder {
  private static final String SEARCH_PATH = "LD_LIBRARY_PATH";

  private final List<String> command;
  private final Path log;

  /**
   * @param command starts the builder; its arguments are appended
   * @param log takes what it prints beside
   */
  BuildProcess(List<String> command, Path log) {
    this.command = List.copyOf(command);
    this.log = log;
  }

  /** With the builder of this program. */
  public static BuildProcess ofThisProgram() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-Djava.awt.headless=true",
            "-Dorg.bytedeco.javacpp.maxBytes=0",
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"));
    String home = System.getProperty("kukla.user.home");
    if (home != null) {
      command.add("-Dkukla.user.home=" + home);
    }
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.add(BuilderProgram.class.getName());
    return new BuildProcess(
        command, UserFolders.ofUser().cache().resolve("tensorrt").resolve("build.log"));
  }

  @Override
  public void build(Order order) {
    run("building an engine for " + order.gpu().name(), order.gpu(), Message.arguments(order));
  }

  /**
   * Makes a builder and nothing with it: whether TensorRT has what this GPU needs.
   *
   * @throws Fault when it has not
   */
  public void probe(Gpu gpu) {
    run("trying TensorRT on " + gpu.name(), gpu, Message.probe(gpu.index()));
  }

  private void run(String what, Gpu gpu, List<String> arguments) {
    List<String> all = new ArrayList<>(command);
    all.addAll(arguments);
    AtomicBoolean givenUp = new AtomicBoolean();
    Preparation.tell(what, 0, 0);
    int total = 0;
    Process process = start(what, gpu, all);
    try (Preparation.Lasting running =
            Preparation.running(
                () -> {
                  givenUp.set(true);
                  process.destroyForcibly();
                });
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String sentence = null;
      boolean done = false;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int[] progress = Message.progress(line);
        if (progress.length > 0) {
          total = progress[1];
          Preparation.tell(what, Math.min(progress[0], Math.max(0, total - 1)), total);
        } else if (Message.isFault(line)) {
          sentence = Message.sentence(line);
        } else if (line.equals(Message.DONE)) {
          done = true;
        }
      }
      int code = process.waitFor();
      if (!done) {
        throw new Fault(failure(what, givenUp.get(), sentence, code));
      }
    } catch (IOException e) {
      throw new Fault(failure(what, givenUp.get(), e.getMessage(), 0), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Fault(failure(what, true, null, 0), e);
    } finally {
      process.destroyForcibly();
      Preparation.tell(what, Math.max(1, total), Math.max(1, total));
    }
  }

  private String failure(String what, boolean givenUp, @Nullable String sentence, int code) {
    if (givenUp) {
      return what + ": expected time to finish it, found it given up; choose tensorrt again";
    }
    if (sentence != null) {
      return sentence;
    }
    return "%s: expected the builder to finish, found that it ended with %d; look into %s, or use --engine torch"
        .formatted(what, code, log);
  }

  private Process start(String what, Gpu gpu, List<String> all) {
    try {
      Files.createDirectories(PathOf.parent(log));
      ProcessBuilder builder = new ProcessBuilder(all).redirectError(log.toFile());
      Map<String, String> environment = builder.environment();
      environment.put("CLASSPATH", System.getProperty("java.class.path"));
      environment.put(SEARCH_PATH, searchPath(gpu, environment.get(SEARCH_PATH)));
      return builder.start();
    } catch (IOException e) {
      throw new Fault(
          "%s: expected to start its process, found %s; use --engine torch"
              .formatted(what, e.getMessage()),
          e);
    }
  }

  private String searchPath(Gpu gpu, @Nullable String before) {
    NvidiaLibraries libraries = NvidiaLibraries.ofThisMachine();
    BuilderResource resource =
        new BuilderResource(libraries.folders(), PathOf.parent(log).resolve("resources"));
    String found =
        libraries
            .find(NvidiaLibrary.TENSORRT)
            .map(file -> resource.searchPath(file, gpu))
            .orElse(List.of())
            .stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    return before == null || before.isBlank() ? found : found + File.pathSeparator + before;
  }
}
