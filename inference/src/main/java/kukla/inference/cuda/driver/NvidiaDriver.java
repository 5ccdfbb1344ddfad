package kukla.inference.cuda.driver;

import kukla.inference.Fault;
import kukla.inference.cuda.Cuda;
import kukla.inference.cuda.library.NvidiaLibraries;
import kukla.inference.cuda.library.NvidiaLibrary;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;

/** Starts CUDA once a process; where that is impossible the fault says what is missing. */
public final class NvidiaDriver {
  /** The oldest CUDA that a driver must know, for CUDA's runtime of this program: 13.0. */
  static final int OLDEST = 13_000;

  private static final int MAJOR = 1000;
  private static final int MINOR = 10;

  private static @Nullable DriverCuda started;

  private NvidiaDriver() {}

  /**
   * CUDA on this machine, the same each time. Where it failed it is tried again.
   *
   * @throws Fault when there is no driver, one that is too old, no library or no GPU
   */
  public static synchronized Cuda cuda() {
    DriverCuda known = started;
    if (known == null) {
      known = start(NvidiaLibraries.ofThisMachine());
      started = known;
    }
    return known;
  }

  private static DriverCuda start(NvidiaLibraries libraries) {
    if (!libraries.hasDriver()) {
      throw missing("no NVIDIA driver", null);
    }
    libraries.load(NvidiaLibrary.RUNTIME);
    DriverCuda cuda;
    try {
      Loader.load(cudart.class);
      cuda = DriverCuda.start();
    } catch (LinkageError e) {
      throw missing(NvidiaLibraries.firstLine(e), e);
    }
    check(cuda);
    return cuda;
  }

  /** Whether that driver and these GPUs will do. */
  static void check(Cuda cuda) {
    int version = cuda.driverVersion();
    if (version < OLDEST) {
      throw new Fault(
          "looking for an NVIDIA GPU: expected a driver that knows CUDA 13.0, found one that ends at"
              + " CUDA %d.%d; install NVIDIA's driver 580 or newer, or use --engine torch"
                  .formatted(version / MAJOR, version % MAJOR / MINOR));
    }
    if (cuda.gpus().isEmpty()) {
      throw missing("none", null);
    }
  }

  private static Fault missing(String found, @Nullable Throwable cause) {
    return new Fault(
        "looking for an NVIDIA GPU: expected one with its driver, found %s; install NVIDIA's driver"
                .formatted(found)
            + " 580 or newer, or use --engine torch",
        cause);
  }
}
