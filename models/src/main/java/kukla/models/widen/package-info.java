/**
 * A trained network inside a larger one that does the very same (Chen, Goodfellow, Shlens:
 * "Net2Net", ICLR 2016).
 *
 * <ul>
 *   <li>{@link kukla.models.widen.WideningOps}: runs the larger network on the smaller one's
 *       weights and thereby finds the larger one's
 *   <li>{@link kukla.models.widen.Wide}: a value on that way
 *   <li>{@link kukla.models.widen.ChannelMap}: which of the smaller one's channels it repeats
 *   <li>{@link kukla.models.widen.CannotWiden}: why there is no way
 * </ul>
 *
 * <p>Nothing here holds a resource.
 */
@NullMarked
package kukla.models.widen;

import org.jspecify.annotations.NullMarked;
