package kukla.inference.cuda.library;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import kukla.inference.Fault;

/**
 * NVIDIA's libraries of this process: found by path, so that one outside the system's search path
 * serves too. A library that was loaded stays. Any thread.
 */
public final class NvidiaLibraries {
  private final LibraryFolders folders;
  private final Map<NvidiaLibrary, Path> loaded = new EnumMap<>(NvidiaLibrary.class);

  /**
   * @param folders where they may lie
   */
  public NvidiaLibraries(LibraryFolders folders) {
    this.folders = folders;
  }

  /** Those of this machine. */
  public static NvidiaLibraries ofThisMachine() {
    return Holder.OF_THIS_MACHINE;
  }

  /** Where they may lie. */
  public LibraryFolders folders() {
    return folders;
  }

  /**
   * The file of a library, the chosen one before the system's before ours; empty where there is
   * none. TensorRT and its parser come from one place where any place has both: halves of two
   * releases do not fit.
   */
  public Optional<Path> find(NvidiaLibrary library) {
    return find(folders, library);
  }

  /** The same among these folders. */
  public static Optional<Path> find(LibraryFolders folders, NvidiaLibrary library) {
    return switch (library) {
      case TENSORRT -> whole(folders, library, NvidiaLibrary.ONNX_PARSER);
      case ONNX_PARSER -> whole(folders, library, NvidiaLibrary.TENSORRT);
      case DRIVER, RUNTIME, COMPILER -> folders.find(library.file());
    };
  }

  private static Optional<Path> whole(
      LibraryFolders folders, NvidiaLibrary library, NvidiaLibrary other) {
    return folders.findWith(library.file(), other.file()).or(() -> folders.find(library.file()));
  }

  /** Where a library comes from and why from there, in words; empty where there is none. */
  public String origin(NvidiaLibrary library) {
    return find(library).map(file -> file + ", " + folders.why(file)).orElse("");
  }

  /** Whether there is a driver: its library, or what its kernel module shows. */
  public boolean hasDriver() {
    return find(NvidiaLibrary.DRIVER).isPresent()
        || Files.exists(Path.of("/proc/driver/nvidia/version"));
  }

  /**
   * Loads a library, so that others find it under its name wherever it lies.
   *
   * @throws Fault when there is none, or it does not load
   */
  public synchronized Path load(NvidiaLibrary library) {
    Path before = loaded.get(library);
    if (before != null) {
      return before;
    }
    Path file =
        find(library)
            .orElseThrow(
                () ->
                    new Fault(
                        "loading NVIDIA's libraries: expected %s, found none; run kukla gpu install, or use --engine torch"
                            .formatted(library.file())));
    try {
      System.load(file.toAbsolutePath().toString());
    } catch (UnsatisfiedLinkError e) {
      throw new Fault(
          "loading NVIDIA's libraries: expected %s to load, found %s; run kukla gpu install, or use --engine torch"
              .formatted(file, firstLine(e)),
          e);
    }
    loaded.put(library, file);
    return file;
  }

  /** What an error of the system's loader says, in one line. */
  public static String firstLine(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("nothing said");
  }

  private static final class Holder {
    static final NvidiaLibraries OF_THIS_MACHINE =
        new NvidiaLibraries(LibraryFolders.ofThisMachine());
  }
}
