/**
 * Networks on libtorch.
 *
 * <ul>
 *   <li>{@link kukla.models.torch.TorchOps}: the operations on tensors; each pass runs in its
 *       caller's {@code PointerScope}
 *   <li>{@link kukla.models.torch.TorchParameters}: owns the parameters; its opener closes it
 * </ul>
 */
@NullMarked
package kukla.models.torch;

import org.jspecify.annotations.NullMarked;
