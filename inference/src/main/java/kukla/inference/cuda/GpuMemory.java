package kukla.inference.cuda;

/**
 * Memory of a GPU at one moment, of all programs together.
 *
 * @param freeBytes not taken by anybody
 * @param totalBytes in all
 */
public record GpuMemory(long freeBytes, long totalBytes) {
  /** Bytes that are taken. */
  public long usedBytes() {
    return totalBytes - freeBytes;
  }
}
