package kukla.app.gpu;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.concurrent.Callable;
import kukla.inference.Fault;
import kukla.inference.cuda.library.LibraryFolders;
import kukla.inference.cuda.library.NvidiaLibrary;
import kukla.inference.file.UserFolders;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kukla gpu install}: fetches what of NVIDIA's libraries the system does not have. */
@Command(
    name = "install",
    description =
        "Fetches the libraries of NVIDIA that an NVIDIA GPU needs and this system does not have.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  kukla gpu install",
      "  kukla gpu install --yes --tensorrt 10.6",
      "  kukla gpu install --tensorrt system"
    })
public final class GpuInstallCommand implements Callable<Integer> {
  private static final double GIGA = 1e9;
  private static final String SYSTEM = "system";

  @Option(names = "--yes", description = "do not ask")
  private boolean yes;

  @Option(
      names = "--tensorrt",
      paramLabel = "V",
      description =
          "10.15, whose builder works by PTX, or 10.6, which is larger and older and carries"
              + " kernels for GPUs of its time; taken even where the system has one. system: the"
              + " system's again")
  private @Nullable String tensorRt;

  @Option(
      names = "--repository",
      paramLabel = "URL",
      description = "a Maven repository (Maven Central, or the mirror in your Maven settings)")
  private @Nullable URI repository;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public GpuInstallCommand() {}

  @Override
  public Integer call() {
    UserFolders user = UserFolders.ofUser();
    Path folder = LibraryFolders.own(user);
    if (SYSTEM.equals(tensorRt)) {
      LibraryFolders.chooseSystem(folder);
      say("the system's TensorRT goes first again; kukla doctor says what works");
      return 0;
    }
    URI from = repository == null ? MavenRepository.ofUser() : slashed(repository);
    Installation installation = new Installation(from, folder);
    List<Redistributable> parts = missing(LibraryFolders.ofThisMachine(), installation);
    if (parts.isEmpty()) {
      choose(installation);
      say("nothing to fetch: NVIDIA's libraries are there; kukla doctor says what works");
      return 0;
    }
    supported();
    say(announcement(parts, from, folder));
    if (!yes && !agreed()) {
      say("nothing was fetched");
      return 0;
    }
    for (Redistributable part : parts) {
      installation.install(part);
      say(part.what() + " is in " + folder.resolve(part.folder()));
    }
    choose(installation);
    say("done; kukla doctor says what works");
    return 0;
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }

  private static URI slashed(URI repository) {
    String text = repository.toString();
    return text.endsWith("/") ? repository : URI.create(text + "/");
  }

  /** What this system lacks, or was asked for. */
  List<Redistributable> missing(LibraryFolders libraries, Installation installation) {
    List<Redistributable> parts = new ArrayList<>();
    if (libraries.find(NvidiaLibrary.RUNTIME.file()).isEmpty()
        || libraries.find(NvidiaLibrary.COMPILER.file()).isEmpty()) {
      parts.add(Redistributable.CUDA);
    }
    boolean there =
        libraries
            .findWith(NvidiaLibrary.TENSORRT.file(), NvidiaLibrary.ONNX_PARSER.file())
            .isPresent();
    Redistributable wanted = wanted();
    if (tensorRt == null ? !there : !installation.has(wanted)) {
      parts.add(wanted);
    }
    return parts;
  }

  private Redistributable wanted() {
    String version = tensorRt == null ? "10.15" : tensorRt;
    return switch (version) {
      case "10.15" -> Redistributable.TENSORRT_10_15;
      case "10.6" -> Redistributable.TENSORRT_10_6;
      default ->
          throw new Fault(
              "installing TensorRT: expected 10.15, 10.6 or system, found "
                  + version
                  + "; choose one of them");
    };
  }

  /** What was asked for by its version goes first, and the other of ours goes away. */
  private void choose(Installation installation) {
    if (tensorRt != null) {
      installation.choose(wanted());
      installation.remove(
          wanted().equals(Redistributable.TENSORRT_10_6)
              ? Redistributable.TENSORRT_10_15
              : Redistributable.TENSORRT_10_6);
    }
  }

  private static void supported() {
    String system = System.getProperty("os.name", "") + " " + System.getProperty("os.arch", "");
    if (!system.equals("Linux amd64")) {
      throw new Fault(
          "installing NVIDIA's libraries: expected Linux on x86-64, found "
              + system
              + "; install CUDA 13 and TensorRT 10 from developer.nvidia.com");
    }
  }

  /** What is about to happen, before anything does. */
  static String announcement(List<Redistributable> parts, URI from, Path folder) {
    long fetched = parts.stream().mapToLong(Redistributable::bytes).sum();
    long kept = parts.stream().mapToLong(Redistributable::keptBytes).sum();
    return String.format(
        Locale.ROOT,
        "%s: %.2f GB to fetch from %s, %.2f GB to keep in %s; NVIDIA's licences hold for them",
        String.join(" and ", parts.stream().map(Redistributable::what).toList()),
        fetched / GIGA,
        from.getHost(),
        kept / GIGA,
        folder);
  }

  private boolean agreed() {
    if (!Boolean.getBoolean("kukla.terminal")) {
      throw new Fault(
          "installing NVIDIA's libraries: expected somebody to agree, found no terminal; add --yes");
    }
    spec.commandLine().getErr().print("fetch them? [y/N] ");
    spec.commandLine().getErr().flush();
    // not closed: it is the process's own
    Scanner answers = new Scanner(System.in, Charset.defaultCharset());
    return answers.hasNextLine()
        && answers.nextLine().strip().toLowerCase(Locale.ROOT).startsWith("y");
  }
}
