/**
 * ONNX files as plain records.
 *
 * <ul>
 *   <li>{@link kukla.inference.engine.graph.OnnxGraph}: what a file says
 *   <li>{@link kukla.inference.engine.graph.Node}: one operation
 *   <li>{@link kukla.inference.engine.graph.Constant}: one stored tensor
 *   <li>{@link kukla.inference.engine.graph.Half}: numbers of 16 bits
 *   <li>{@link kukla.inference.engine.graph.OnnxReader}: reads a file
 * </ul>
 *
 * <p>A graph keeps its file mapped for as long as it is reachable; nothing is to be closed.
 */
@NullMarked
package kukla.inference.engine.graph;

import org.jspecify.annotations.NullMarked;
