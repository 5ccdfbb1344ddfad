/**
 * A frame on an NVIDIA GPU, from the camera's picture to the finished one, without the host.
 *
 * <ul>
 *   <li>{@link kukla.inference.gpu.FrameKernels}: what is done beside the networks, {@code
 *       frame.cu}
 *   <li>{@link kukla.inference.gpu.FrameParameters}: what changes from frame to frame
 *   <li>{@link kukla.inference.gpu.SquarePlace}, {@link kukla.inference.gpu.Plate}: where the moved
 *       square and the mark go
 *   <li>{@link kukla.inference.gpu.FrameGraph}: all of it as one CUDA graph, for the networks of a
 *       {@link kukla.inference.motion.DeviceMotion}; {@link kukla.inference.gpu.FrameSlot}: one
 *       frame's way there
 *   <li>{@link kukla.inference.gpu.DeviceGround}: a painting there; {@link
 *       kukla.inference.gpu.DeviceCanvas}: a finished picture there
 *   <li>{@link kukla.inference.gpu.SharedTexture}, {@link kukla.inference.gpu.CanvasDownload}: the
 *       finished picture's ways into OpenGL and to the host, {@link kukla.inference.gpu.Packing}:
 *       as what
 *   <li>{@link kukla.inference.gpu.KernelCache}: compiled kernels, remembered
 * </ul>
 *
 * Whoever opens something closes it, in the order backwards.
 */
@NullMarked
package kukla.inference.gpu;

import org.jspecify.annotations.NullMarked;
