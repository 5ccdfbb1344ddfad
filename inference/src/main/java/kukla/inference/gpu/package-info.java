/**
 * A frame on an NVIDIA GPU, from the camera's picture to the finished one, without the host.
 *
 * <ul>
 *   <li>{@link kukla.inference.gpu.FrameKernels}: what is done beside the networks, {@code
 *       frame.cu}
 *   <li>{@link kukla.inference.gpu.FrameParameters}: what changes from frame to frame
 *   <li>{@link kukla.inference.gpu.PictureFormat}: how a camera's picture lies in memory
 *   <li>{@link kukla.inference.gpu.SquarePlace}, {@link kukla.inference.gpu.Plate}: where the moved
 *       square and the mark go
 * </ul>
 *
 * Whoever opens something closes it, in the order backwards.
 */
@NullMarked
package kukla.inference.gpu;

import org.jspecify.annotations.NullMarked;
