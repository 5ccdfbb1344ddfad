/**
 * The door to the libraries that run networks.
 *
 * <ul>
 *   <li>{@link kukla.inference.engine.Engine}: a library that runs ONNX graphs
 *   <li>{@link kukla.inference.engine.CardGraph}: loads a graph of a model once it is what its card
 *       says; its caller closes the session
 *   <li>{@link kukla.inference.engine.Preparation}: hears how a long preparation gets on; whoever
 *       listens closes that
 *   <li>{@link kukla.inference.engine.Processor}: the CPU at hand
 *   <li>{@link kukla.inference.engine.Session}: one graph, bound to buffers; whoever opened it
 *       closes it
 *   <li>{@link kukla.inference.engine.DeviceSession}: one whose tensors lie on a GPU
 * </ul>
 */
@NullMarked
package kukla.inference.engine;

import org.jspecify.annotations.NullMarked;
