/**
 * Numbers of networks, in files and out of them.
 *
 * <ul>
 *   <li>{@link kukla.models.weights.Tensor}: named nowhere, shaped, little-endian
 *   <li>{@link kukla.models.weights.ElementType}: what one element is
 *   <li>{@link kukla.models.weights.Half}: 16-bit floating point
 *   <li>{@link kukla.models.weights.Weights}: tensors of networks by the reference's names; {@link
 *       kukla.models.weights.MeanWeights}: of several checkpoints, one
 *   <li>{@link kukla.models.weights.Safetensors}: many tensors by name in one file; memory-mapped,
 *       nothing to close
 *   <li>{@link kukla.models.weights.SafetensorsHeader}: the file's table of contents
 * </ul>
 */
@NullMarked
package kukla.models.weights;

import org.jspecify.annotations.NullMarked;
