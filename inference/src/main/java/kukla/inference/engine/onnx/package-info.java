/**
 * ONNX Runtime.
 *
 * <ul>
 *   <li>{@link kukla.inference.engine.onnx.OnnxEngine}: the library, loaded once a process
 *   <li>{@link kukla.inference.engine.onnx.OnnxSession}: one graph; whoever opened it closes it
 *   <li>{@code DeepStack}: a thread with room to start the library; ends by itself
 *   <li>{@link kukla.inference.engine.onnx.Arithmetic}: multiply-adds of a graph; nothing to close
 *   <li>{@link kukla.inference.engine.onnx.BoundTensor}: a buffer and the tensor over it, closed by
 *       its session
 * </ul>
 */
@NullMarked
package kukla.inference.engine.onnx;

import org.jspecify.annotations.NullMarked;
