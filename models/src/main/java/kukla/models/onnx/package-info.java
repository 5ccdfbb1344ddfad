/**
 * Networks recorded as ONNX graphs.
 *
 * <ul>
 *   <li>{@link kukla.models.onnx.OnnxOps}: the operations, recorded
 *   <li>{@link kukla.models.onnx.OnnxValue}: an edge of the graph
 *   <li>{@link kukla.models.onnx.OnnxNode}, {@link kukla.models.onnx.Constant}: what a graph is
 *       made of
 *   <li>{@link kukla.models.onnx.OnnxGraph}: a finished graph, and its file
 *   <li>{@link kukla.models.onnx.NormFolding}: batch norms put into the convolutions before them
 *   <li>{@link kukla.models.onnx.Types}: operators by name
 *   <li>{@link kukla.models.onnx.Messages}: the protocol buffers of all that
 * </ul>
 *
 * <p>Nothing here holds a resource.
 */
@NullMarked
package kukla.models.onnx;

import org.jspecify.annotations.NullMarked;
