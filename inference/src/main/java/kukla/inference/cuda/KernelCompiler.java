package kukla.inference.cuda;

/** Compiles kernels for a GPU. */
public interface KernelCompiler {
  /** What compiles, with its version: part of what its work is remembered by. */
  String name();

  /**
   * Compiles.
   *
   * @param source CUDA C++
   * @param architecture of the GPU: sm_90
   * @return what a driver loads
   * @throws kukla.inference.Fault when it does not compile
   */
  byte[] compile(String source, String architecture);
}
