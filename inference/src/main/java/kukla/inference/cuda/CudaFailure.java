package kukla.inference.cuda;

import java.util.Set;
import kukla.inference.Fault;

/**
 * What a call of CUDA said when it did not do as asked; the cause of the fault that the user gets.
 */
public final class CudaFailure extends Exception {
  private static final Set<String> NO_GPU =
      Set.of(
          "CUDA_ERROR_NO_DEVICE",
          "CUDA_ERROR_STUB_LIBRARY",
          "CUDA_ERROR_DEVICE_UNAVAILABLE",
          "CUDA_ERROR_COMPAT_NOT_SUPPORTED_ON_DEVICE");
  private static final Set<String> OLD_DRIVER =
      Set.of("CUDA_ERROR_SYSTEM_DRIVER_MISMATCH", "CUDA_ERROR_UNSUPPORTED_PTX_VERSION");
  private static final Set<String> LOST =
      Set.of(
          "CUDA_ERROR_ASSERT",
          "CUDA_ERROR_CONTAINED",
          "CUDA_ERROR_ECC_UNCORRECTABLE",
          "CUDA_ERROR_EXTERNAL_DEVICE",
          "CUDA_ERROR_HARDWARE_STACK_ERROR",
          "CUDA_ERROR_ILLEGAL_ADDRESS",
          "CUDA_ERROR_ILLEGAL_INSTRUCTION",
          "CUDA_ERROR_INVALID_ADDRESS_SPACE",
          "CUDA_ERROR_INVALID_PC",
          "CUDA_ERROR_LAUNCH_FAILED",
          "CUDA_ERROR_LAUNCH_TIMEOUT",
          "CUDA_ERROR_MISALIGNED_ADDRESS",
          "CUDA_ERROR_NVLINK_UNCORRECTABLE",
          "CUDA_ERROR_SYSTEM_NOT_READY",
          "CUDA_ERROR_CONTEXT_IS_DESTROYED",
          "CUDA_ERROR_DEINITIALIZED",
          "CUDA_ERROR_INVALID_CONTEXT",
          "CUDA_ERROR_UNKNOWN");

  private final String name;

  /**
   * @param call the function
   * @param code what it returned
   * @param name of that, as CUDA spells it
   */
  public CudaFailure(String call, int code, String name) {
    super(call + " returned " + code + ", " + name);
    this.name = name;
  }

  /** The error's name, as CUDA spells it. */
  public String name() {
    return name;
  }

  /** Whether a smaller model, or fewer programs on the GPU, would help. */
  public boolean isOutOfMemory() {
    return name.equals("CUDA_ERROR_OUT_OF_MEMORY");
  }

  /** Whether nothing more can be had from the GPU in this process. */
  public boolean isLoss() {
    return LOST.contains(name);
  }

  /**
   * The fault for the user.
   *
   * @param doing what was being done: "copying a picture to the GPU"
   */
  public Fault fault(String doing) {
    return new Fault(
        "%s: expected CUDA to do it, found %s; %s".formatted(doing, name, remedy()), this);
  }

  private String remedy() {
    if (isOutOfMemory()) {
      return "close other programs that use the GPU, or use a smaller model or --engine torch";
    }
    if (NO_GPU.contains(name)) {
      return "check with nvidia-smi that this user may use the GPU, or use --engine torch";
    }
    if (OLD_DRIVER.contains(name)) {
      return "install a newer NVIDIA driver and restart the machine, or use --engine torch";
    }
    if (isLoss()) {
      return "start again; if it happens again look at nvidia-smi and the system's log";
    }
    return "start again with --debug and report it, or use --engine torch";
  }
}
