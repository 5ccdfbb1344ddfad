package kukla.inference.cuda;

/**
 * One NVIDIA GPU.
 *
 * @param index by which CUDA knows it, counted from 0
 * @param name of the product
 * @param major of its compute capability
 * @param minor of its compute capability
 * @param memoryBytes in all
 */
public record Gpu(int index, String name, int major, int minor, long memoryBytes) {
  private static final double GIB = 1L << 30;

  /** Its compute capability in NVIDIA's words: 9.0. */
  public String capability() {
    return major + "." + minor;
  }

  /** What its code is compiled for, as in file names of NVIDIA: sm90. */
  public String architecture() {
    return "sm" + major + minor;
  }

  /** {@code NVIDIA H200, compute capability 9.0, 139 GiB}. */
  @Override
  public String toString() {
    return "%s, compute capability %s, %d GiB"
        .formatted(name, capability(), Math.round(memoryBytes / GIB));
  }
}
