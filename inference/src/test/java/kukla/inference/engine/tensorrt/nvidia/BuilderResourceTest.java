package kukla.inference.engine.tensorrt.nvidia;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kukla.inference.cuda.Gpu;
import kukla.inference.cuda.library.LibraryFolders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuilderResourceTest {
  private static final Gpu ADA = new Gpu(0, "NVIDIA GeForce RTX 4090", 8, 9, 1);

  @TempDir Path root;

  private List<Path> searchPath(Path tensorRt) throws IOException {
    return new BuilderResource(
            new LibraryFolders(List.of(tensorRt.getParent()), root), root.resolve("links"))
        .searchPath(tensorRt, ADA);
  }

  private Path file(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }

  @Test
  void ptxIsLinkedUnderTheNameThatIsMissing() throws IOException {
    Path tensorRt = file("redist/libnvinfer.so.10");
    Path ptx = file("redist/libnvinfer_builder_resource_ptx.so.10.15.1");
    for (int i = 0; i < 2; i++) {
      assertThat(searchPath(tensorRt)).contains(root.resolve("links"), tensorRt.getParent());
      Path link = root.resolve("links/libnvinfer_builder_resource_sm89.so.10.15.1");
      assertThat(link).isSymbolicLink();
      assertThat(Files.isSameFile(link, ptx)).isTrue();
    }
  }

  @Test
  void whatTheGpuNeedsIsTakenAsItIs() throws IOException {
    Path tensorRt = file("system/libnvinfer.so.10");
    file("system/libnvinfer_builder_resource_ptx.so.10.15.1");
    file("system/libnvinfer_builder_resource_sm89.so.10.15.1");
    assertThat(searchPath(tensorRt)).containsOnly(tensorRt.getParent());
    assertThat(root.resolve("links")).doesNotExist();
  }

  @Test
  void theOlderResourceServesEveryGpu() throws IOException {
    Path tensorRt = file("older/libnvinfer.so.10");
    file("older/libnvinfer_builder_resource.so.10.6.0");
    assertThat(searchPath(tensorRt)).containsOnly(tensorRt.getParent());
  }

  @Test
  void withoutAnyTheBuilderMaySayWhatItMisses() throws IOException {
    Path tensorRt = file("bare/libnvinfer.so.10");
    assertThat(searchPath(tensorRt)).containsOnly(tensorRt.getParent());
  }
}
