package kukla.models.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kukla.models.torch.TorchOps.Precision;

/** What this processor convolves fastest in. */
final class ProcessorPrecision {
  private static final Path CPUINFO = Path.of("/proc/cpuinfo");

  private ProcessorPrecision() {}

  /** BF16 where Linux lists instructions for it (AVX-512-BF16 or AMX), else FP32. */
  static Precision preferred() {
    try {
      String flags =
          Files.readAllLines(CPUINFO).stream()
              .filter(line -> line.startsWith("flags"))
              .findFirst()
              .orElse("");
      return flags.contains("avx512_bf16") || flags.contains("amx_bf16")
          ? Precision.BF16
          : Precision.FP32;
    } catch (IOException e) {
      return Precision.FP32;
    }
  }
}
