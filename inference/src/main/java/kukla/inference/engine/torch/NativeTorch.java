package kukla.inference.engine.torch;

import java.io.IOException;
import java.util.List;
import org.bytedeco.javacpp.Loader;

/** The files of libtorch, as they must lie before the first of them is loaded. */
final class NativeTorch {
  private static final List<String> NAMES = List.of("c10", "torch_cpu");

  private NativeTorch() {}

  /**
   * Unpacks the libraries that libtorch looks for beside itself. On its own JavaCPP unpacks one,
   * loads it, then unpacks the next: the very first time the loader finds nothing beside it, takes
   * a libtorch of the system, of another version, and the process dies.
   */
  static void unpack() {
    Loader.load(org.bytedeco.javacpp.Pointer.class);
    for (String name : NAMES) {
      String file = Loader.getPlatform() + "/" + System.mapLibraryName(name);
      try {
        Loader.cacheResource(NativeTorch.class, "/org/bytedeco/pytorch/" + file);
      } catch (IOException e) {
        throw new UnsatisfiedLinkError("unpacking " + file + ": " + e.getMessage());
      }
    }
  }
}
