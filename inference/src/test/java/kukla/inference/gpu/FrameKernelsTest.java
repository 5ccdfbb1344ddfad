package kukla.inference.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import kukla.inference.cuda.Cuda;
import kukla.inference.cuda.SimulatedCuda;
import kukla.inference.cuda.driver.NvidiaDriver;
import kukla.inference.cuda.driver.NvrtcCompiler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernels against their twin, as C++ on the host; and whether they compile at all. */
class FrameKernelsTest {
  @Test
  @Tag("cpp")
  void compiledAsCppTheyAreTheTwin(@TempDir Path folder) {
    HostKernels host = HostKernels.compile(folder);
    for (KernelCase launch : KernelCase.values()) {
      ByteBuffer twin = simulated(launch, FrameTwin::install);
      ByteBuffer compiled = simulated(launch, host::install);
      if (launch.exact()) {
        assertThat(compiled).as(launch.name()).isEqualTo(twin);
      } else {
        assertThat(farthest(compiled, twin)).as(launch.name()).isLessThan(1e-4f);
      }
    }
  }

  @Test
  @Tag("gpu")
  void onTheGpuTheyAreTheTwin() {
    Cuda cuda = NvidiaDriver.cuda();
    byte[] code = KernelCache.ofUser(NvrtcCompiler.load()).frame(cuda.gpus().get(0));
    for (KernelCase launch : KernelCase.values()) {
      ByteBuffer twin = simulated(launch, FrameTwin::install);
      ByteBuffer real;
      try (KernelRoom room = new KernelRoom(cuda, code)) {
        real = launch.run(room, new Random(launch.name().hashCode()));
      }
      if (launch.exact()) {
        assertThat(real).as(launch.name()).isEqualTo(twin);
      } else {
        assertThat(farthest(real, twin)).as(launch.name()).isLessThan(1e-3f);
      }
    }
  }

  static ByteBuffer simulated(KernelCase launch, Consumer<SimulatedCuda> kernels) {
    SimulatedCuda gpu = new SimulatedCuda();
    kernels.accept(gpu);
    ByteBuffer left;
    try (KernelRoom room = new KernelRoom(gpu, new byte[1])) {
      left = launch.run(room, new Random(launch.name().hashCode()));
    }
    assertThat(gpu.leaks()).isEmpty();
    return left;
  }

  static float farthest(ByteBuffer some, ByteBuffer other) {
    float most = 0;
    for (int i = 0; i < some.capacity(); i += 4) {
      most = Math.max(most, Math.abs(some.getFloat(i) - other.getFloat(i)));
    }
    return most;
  }

  @Test
  @Tag("nvcc")
  void nvccCompilesThem(@TempDir Path folder) {
    for (String architecture : List.of("sm_75", "sm_89", "sm_90")) {
      HostKernels.run(
          List.of(
              "/usr/local/cuda/bin/nvcc",
              "-std=c++17",
              "--fmad=false",
              "-Werror",
              "all-warnings",
              "-arch=" + architecture,
              "-cubin",
              "-o",
              folder.resolve(architecture).toString(),
              HostKernels.source().toString()));
    }
  }
}
