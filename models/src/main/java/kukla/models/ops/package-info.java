/**
 * The operations that networks are written over.
 *
 * <ul>
 *   <li>{@link kukla.models.ops.Ops}: the operations
 *   <li>{@link kukla.models.ops.Convolution}: one convolution layer
 *   <li>{@link kukla.models.ops.Parameter}: one named tensor of a network, and how it starts
 *   <li>{@link kukla.models.ops.ShapeOps}: a network run on bare shapes
 * </ul>
 */
@NullMarked
package kukla.models.ops;

import org.jspecify.annotations.NullMarked;
