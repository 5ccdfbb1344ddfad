/**
 * TensorRT on NVIDIA GPUs.
 *
 * <ul>
 *   <li>{@link kukla.inference.engine.tensorrt.TensorRtEngine}: the engine of this process; holds
 *       nothing that is to be closed
 *   <li>{@link kukla.inference.engine.tensorrt.TensorRtSession}: one graph; whoever opened it
 *       closes it
 * </ul>
 */
@NullMarked
package kukla.inference.engine.tensorrt;

import org.jspecify.annotations.NullMarked;
