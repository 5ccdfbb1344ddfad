package kukla.inference.cuda.library;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kukla.inference.Fault;
import kukla.inference.file.AtomicFile;
import kukla.inference.file.UserFolders;
import org.jspecify.annotations.Nullable;

/**
 * Where NVIDIA's libraries may lie: what the user chose first, then what the system has, what
 * {@code kukla gpu install} brought last.
 *
 * @param folders looked into in this order; those that are missing do no harm
 * @param own the last of them, which this program fills
 * @param chosen what {@code kukla gpu install --tensorrt} said, the first of them; null where it
 *     said nothing, or that is gone
 */
public record LibraryFolders(List<Path> folders, Path own, @Nullable Path chosen) {
  /** Holds the name of the chosen folder beside it. */
  private static final String CHOICE = ".chosen";

  public LibraryFolders {
    folders = List.copyOf(folders);
  }

  /** Without a choice. */
  public LibraryFolders(List<Path> folders, Path own) {
    this(folders, own, null);
  }

  /** Of this machine and this user. */
  public static LibraryFolders ofThisMachine() {
    return of(
        Path.of("/"),
        Path.of(System.getProperty("user.home", "/")),
        System.getenv(),
        UserFolders.ofUser());
  }

  /** Where {@code kukla gpu install} puts libraries. */
  public static Path own(UserFolders user) {
    return user.data().resolve("gpu");
  }

  /**
   * @param root {@code /} but in tests
   * @param home of the user, for Python's folders
   */
  static LibraryFolders of(
      Path root, Path home, Map<String, String> environment, UserFolders user) {
    Set<Path> found = new LinkedHashSet<>();
    Path own = own(user);
    Path chosen = chosen(own);
    if (chosen != null) {
      found.add(chosen);
    }
    told(environment.get("LD_LIBRARY_PATH"), found);
    told(environment.get("PATH"), System.getProperty("os.name", "").startsWith("Windows"), found);
    for (String fixed :
        List.of(
            "usr/lib/x86_64-linux-gnu",
            "usr/lib/aarch64-linux-gnu",
            "lib/x86_64-linux-gnu",
            "lib/aarch64-linux-gnu",
            "usr/lib64",
            "lib64",
            "usr/lib",
            "usr/lib/wsl/lib",
            "usr/local/lib",
            "opt/cuda/lib64")) {
      found.add(root.resolve(fixed));
    }
    for (String pattern :
        List.of(
            "usr/local/cuda/lib64",
            "usr/local/cuda-13*/lib64",
            "usr/local/cuda-13*/targets/*/lib",
            "usr/local/TensorRT-10*/lib",
            "usr/local/tensorrt/lib",
            "opt/TensorRT-10*/lib")) {
      found.addAll(matching(root, pattern));
    }
    python(environment.get("VIRTUAL_ENV"), found);
    python(environment.get("CONDA_PREFIX"), found);
    python(home.resolve(".local").toString(), found);
    python(root.resolve("usr").toString(), found);
    python(root.resolve("usr/local").toString(), found);
    found.addAll(matching(own, "[!.]*"));
    found.add(own);
    return new LibraryFolders(List.copyOf(found), own, chosen);
  }

  private static @Nullable Path chosen(Path own) {
    try {
      Path file = own.resolve(CHOICE);
      String name = Files.isRegularFile(file) ? Files.readString(file).strip() : "";
      boolean plain = name.matches("[A-Za-z0-9][A-Za-z0-9._-]*");
      return plain && Files.isDirectory(own.resolve(name)) ? own.resolve(name) : null;
    } catch (IOException e) {
      return null; // as if nothing had been chosen
    }
  }

  /**
   * Prefers a folder of ours to all others from the next start on.
   *
   * @param own where {@code kukla gpu install} puts libraries
   * @param folder one in there
   */
  public static void choose(Path own, String folder) {
    AtomicFile.write(own.resolve(CHOICE), (folder + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Prefers what the system has again, from the next start on. */
  public static void chooseSystem(Path own) {
    try {
      Files.deleteIfExists(own.resolve(CHOICE));
    } catch (IOException e) {
      throw new Fault(
          "choosing the system's TensorRT: expected to delete %s, found %s; delete it by hand"
              .formatted(own.resolve(CHOICE), e.getMessage()),
          e);
    }
  }

  private static void told(@Nullable String list, boolean wanted, Set<Path> found) {
    if (wanted) {
      told(list, found);
    }
  }

  private static void told(@Nullable String list, Set<Path> found) {
    if (list == null) {
      return;
    }
    for (String folder : list.split(File.pathSeparator, -1)) {
      try {
        if (!folder.isBlank()) {
          found.add(Path.of(folder));
        }
      } catch (InvalidPathException e) {
        // the system's loader does not find anything there either
      }
    }
  }

  /** NVIDIA's wheels put libraries beside Python's packages. */
  private static void python(@Nullable String prefix, Set<Path> found) {
    if (prefix == null || prefix.isBlank()) {
      return;
    }
    for (String packages : List.of("site-packages", "dist-packages")) {
      for (String wheel :
          List.of(
              "tensorrt_libs",
              "nvidia/cu13/lib",
              "nvidia/cuda_runtime/lib",
              "nvidia/cuda_nvrtc/lib")) {
        found.addAll(matching(Path.of(prefix), "lib/python3*/" + packages + "/" + wheel));
      }
    }
  }

  /** Folders below one whose names match, level by level; the newest version first. */
  private static List<Path> matching(Path root, String pattern) {
    List<Path> here = List.of(root);
    for (String name : pattern.split("/", -1)) {
      List<Path> below = new ArrayList<>();
      for (Path folder : here) {
        below.addAll(children(folder, name));
      }
      here = below;
    }
    return here;
  }

  private static List<Path> children(Path folder, String name) {
    if (!name.contains("*")) {
      Path child = folder.resolve(name);
      return Files.isDirectory(child) ? List.of(child) : List.of();
    }
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, name)) {
        children.forEach(child -> addFolder(child, found));
      } catch (IOException e) {
        return List.of(); // what cannot be looked into is not there for us either
      }
    }
    found.sort(Collections.reverseOrder());
    return found;
  }

  private static void addFolder(Path child, List<Path> found) {
    if (Files.isDirectory(child)) {
      found.add(child);
    }
  }

  /** The first file of that name. */
  public Optional<Path> find(String name) {
    return folders.stream().map(it -> it.resolve(name)).filter(Files::isRegularFile).findFirst();
  }

  /**
   * The first file of that name that has another beside it: two halves of one release.
   *
   * @param other the other's name
   */
  public Optional<Path> findWith(String name, String other) {
    return folders.stream()
        .filter(it -> Files.isRegularFile(it.resolve(other)))
        .map(it -> it.resolve(name))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** Why a file goes before others of its name, in words. */
  public String why(Path file) {
    if (chosen != null && file.startsWith(chosen)) {
      return "chosen with kukla gpu install --tensorrt";
    }
    return isOwn(file)
        ? "fetched by kukla gpu install, since the system has none"
        : "the system's, which goes before others unless kukla gpu install --tensorrt says another";
  }

  /** All files of that pattern, of the first folder first. */
  public List<Path> all(String pattern) {
    List<Path> found = new ArrayList<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
          files.forEach(found::add);
        } catch (IOException e) {
          // what cannot be looked into is not there for us either
        }
      }
    }
    return found;
  }

  /** Whether a file came by {@code kukla gpu install}. */
  public boolean isOwn(Path file) {
    return file.startsWith(own);
  }
}
