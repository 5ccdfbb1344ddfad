/**
 * libtorch: ONNX graphs as TorchScript.
 *
 * <ul>
 *   <li>{@link kukla.inference.engine.torch.TorchEngine}: the library
 *   <li>{@link kukla.inference.engine.torch.TorchSession}: one graph; whoever opened it closes it
 *   <li>{@link kukla.inference.engine.torch.BoundTensors}: buffers and the tensors over them,
 *       closed with their session
 *   <li>{@link kukla.inference.engine.torch.TorchThread}: where libtorch runs
 *   <li>{@link kukla.inference.engine.torch.Script}: a graph as TorchScript source
 *   <li>{@link kukla.inference.engine.torch.ScriptFunction}: one of its functions
 *   <li>{@link kukla.inference.engine.torch.Value}: a tensor in the script, {@link
 *       kukla.inference.engine.torch.Stage}: when it is computed, {@link
 *       kukla.inference.engine.torch.Precision}: its number format
 *   <li>{@link kukla.inference.engine.torch.PrecisionPlan}: which values must be FP32
 *   <li>{@link kukla.inference.engine.torch.Fusion}: draws relus and additions into convolutions
 *   <li>{@link kukla.inference.engine.torch.Operators}: the operators that have a translation, in
 *       {@link kukla.inference.engine.torch.ConvolutionOperators}, {@link
 *       kukla.inference.engine.torch.ElementOperators}, {@link
 *       kukla.inference.engine.torch.PictureOperators}, {@link
 *       kukla.inference.engine.torch.ReduceOperators}, {@link
 *       kukla.inference.engine.torch.ShapeOperators}
 * </ul>
 */
@NullMarked
package kukla.inference.engine.torch;

import org.jspecify.annotations.NullMarked;
