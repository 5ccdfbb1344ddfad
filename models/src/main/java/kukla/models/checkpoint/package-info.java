/**
 * Official PyTorch checkpoints, read without Python and without running anything in them.
 *
 * <ul>
 *   <li>{@link kukla.models.checkpoint.Checkpoint}: a {@code .pth.tar} file of either form; its
 *       opener closes it
 *   <li>{@link kukla.models.checkpoint.LegacyForm}: pickles followed by raw storages
 *   <li>{@link kukla.models.checkpoint.ZipForm}: a pickle and one entry a storage
 *   <li>{@link kukla.models.checkpoint.Storages}: the bytes of storages, on demand
 *   <li>{@link kukla.models.checkpoint.StateUnpickler}: reads pickles that name allowed classes
 *       only
 *   <li>{@link kukla.models.checkpoint.AllowedClasses}: which those are
 *   <li>{@link kukla.models.checkpoint.Storage}, {@link kukla.models.checkpoint.StoredTensor}: what
 *       the pickle says about numbers that lie elsewhere
 *   <li>{@link kukla.models.checkpoint.ByteCursor}: a stream read forward, its position known
 *   <li>{@link kukla.models.checkpoint.Malformed}: what is wrong with a file
 * </ul>
 */
@NullMarked
package kukla.models.checkpoint;

import org.jspecify.annotations.NullMarked;
