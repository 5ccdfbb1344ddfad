/**
 * TensorRT through JavaCPP. It loads on first use; where it is missing the fault says so.
 *
 * <ul>
 *   <li>{@link kukla.inference.engine.tensorrt.nvidia.NvidiaRuntime}: runs engines, one a process
 *   <li>{@code NvidiaExecution}: a loaded engine; whoever loaded it closes it
 *   <li>{@link kukla.inference.engine.tensorrt.nvidia.BuildProcess}: builds engines in a process of
 *       their own, which ends with the build
 *   <li>{@link kukla.inference.engine.tensorrt.nvidia.BuilderProgram}, {@code EngineBuild}: what
 *       runs there; {@code Message}: what the two say to each other
 *   <li>{@code TensorRtLibrary}, {@code BuilderResource}: find and load TensorRT
 *   <li>{@code NvidiaLog}: what TensorRT logs; {@code Release}: gives its objects back; {@code
 *       PathOf}: parts of paths
 * </ul>
 */
@NullMarked
package kukla.inference.engine.tensorrt.nvidia;

import org.jspecify.annotations.NullMarked;
