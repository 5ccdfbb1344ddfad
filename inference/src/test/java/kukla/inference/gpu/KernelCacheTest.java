package kukla.inference.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kukla.inference.cuda.Gpu;
import kukla.inference.cuda.KernelCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelCacheTest {
  private final List<String> compiled = new ArrayList<>();

  private KernelCompiler compiler(String name) {
    return new KernelCompiler() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public byte[] compile(String source, String architecture) {
        compiled.add(architecture);
        return ("\u007fELF" + name + architecture).getBytes(StandardCharsets.US_ASCII);
      }
    };
  }

  @Test
  void compilesOnceForSourceGpuAndCompiler(@TempDir Path folder) {
    KernelCache cache = new KernelCache(folder, compiler("one"));
    byte[] code = cache.code("a", "sm_90");
    assertThat(cache.code("a", "sm_90")).isEqualTo(code);
    assertThat(compiled).hasSize(1);
    cache.code("a", "sm_89");
    cache.code("b", "sm_90");
    new KernelCache(folder, compiler("two")).code("a", "sm_90");
    assertThat(compiled).hasSize(4);
    cache.frame(new Gpu(0, "any", 8, 6, 1));
    assertThat(compiled.get(4)).isEqualTo("sm_86");
  }

  @Test
  void aDamagedFileIsCompiledAgain(@TempDir Path folder) throws IOException {
    KernelCache cache = new KernelCache(folder, compiler("one"));
    byte[] code = cache.code("a", "sm_90");
    Path file;
    try (Stream<Path> files = Files.list(folder)) {
      file = files.findFirst().orElseThrow();
    }
    byte[] all = Files.readAllBytes(file);
    all[all.length - 1]++;
    Files.write(file, all);
    assertThat(cache.code("a", "sm_90")).isEqualTo(code);
    Files.write(file, new byte[3]);
    assertThat(cache.code("a", "sm_90")).isEqualTo(code);
    assertThat(compiled).hasSize(3);
  }
}
