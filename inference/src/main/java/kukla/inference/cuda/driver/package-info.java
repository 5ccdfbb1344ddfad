/**
 * NVIDIA's driver through JavaCPP. Only here, and where TensorRT is called, natives of NVIDIA load.
 *
 * <ul>
 *   <li>{@link kukla.inference.cuda.driver.NvidiaDriver}: starts CUDA, once a process
 *   <li>{@link kukla.inference.cuda.driver.DriverCuda}: the calls; lives as long as the process
 *   <li>{@link kukla.inference.cuda.driver.Address}: a number as a pointer; owns nothing
 *   <li>{@link kukla.inference.cuda.driver.NvrtcCompiler}: compiles kernels
 *   <li>{@code ErrorNames}: what CUDA calls its errors; {@code NativeText}: C strings
 * </ul>
 */
@NullMarked
package kukla.inference.cuda.driver;

import org.jspecify.annotations.NullMarked;
