package kukla.inference.engine.tensorrt.nvidia;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kukla.inference.cuda.Gpu;
import kukla.inference.cuda.library.LibraryFolders;

/**
 * The library with TensorRT's kernels for a GPU, which its builder opens by name: {@code
 * libnvinfer_builder_resource_sm90.so.10.15.1} beside TensorRT, or in the loader's search path. The
 * redistributable of TensorRT 10.15 has one of PTX only, which serves every GPU but goes by another
 * name; so it is linked under the name that is missing.
 *
 * @param libraries where TensorRT may lie
 * @param links where links are made
 */
record BuilderResource(LibraryFolders libraries, Path links) {
  private static final String PREFIX = "libnvinfer_builder_resource_";
  private static final String PTX = PREFIX + "ptx";

  /**
   * What the builder's process must have in its search path.
   *
   * @param tensorRt TensorRT's library
   */
  List<Path> searchPath(Path tensorRt, Gpu gpu) {
    Path beside = PathOf.parent(real(tensorRt));
    Path own = PathOf.parent(tensorRt);
    if (has(beside, gpu) || has(own, gpu)) {
      return List.of(own, beside);
    }
    return ptx(own)
        .or(() -> ptx(beside))
        .or(() -> libraries.all(PTX + ".so.*").stream().findFirst())
        .map(file -> List.of(link(file, gpu), own, beside))
        .orElse(List.of(own, beside));
  }

  private static boolean has(Path folder, Gpu gpu) {
    LibraryFolders here = new LibraryFolders(List.of(folder), folder);
    return !here.all(PREFIX + gpu.architecture() + ".so.*").isEmpty()
        || !here.all("libnvinfer_builder_resource.so.*").isEmpty();
  }

  private static Optional<Path> ptx(Path folder) {
    return new LibraryFolders(List.of(folder), folder).all(PTX + ".so.*").stream().findFirst();
  }

  private Path link(Path ptx, Gpu gpu) {
    String name = PathOf.name(ptx).replace("_ptx", "_" + gpu.architecture());
    Path link = links.resolve(name);
    try {
      Files.createDirectories(links);
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, real(ptx));
    } catch (IOException | UnsupportedOperationException e) {
      // the builder then says itself what it misses
    }
    return links;
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath();
    }
  }
}
