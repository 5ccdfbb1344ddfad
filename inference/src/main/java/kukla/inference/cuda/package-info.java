/**
 * The seam to NVIDIA's GPUs: nothing in this package loads a native library.
 *
 * <ul>
 *   <li>{@link kukla.inference.cuda.Cuda}: the calls that this program makes; each names the call
 *       that gives back what it gave
 *   <li>{@link kukla.inference.cuda.CountedCuda}: the same, with copies counted
 *   <li>{@link kukla.inference.cuda.Copies}: how many crossed between host and GPU
 *   <li>{@link kukla.inference.cuda.CudaFailure}: what CUDA said, as the cause of a fault
 *   <li>{@link kukla.inference.cuda.Gpu}, {@link kukla.inference.cuda.GpuMemory}: a GPU
 *   <li>{@link kukla.inference.cuda.Grid}: how many threads run a kernel
 *   <li>{@link kukla.inference.cuda.KernelCompiler}: makes code of kernels
 *   <li>{@link kukla.inference.cuda.PinnedMemory}: host memory that the GPU reaches
 * </ul>
 */
@NullMarked
package kukla.inference.cuda;

import org.jspecify.annotations.NullMarked;
