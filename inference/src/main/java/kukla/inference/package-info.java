/**
 * Running networks, and what one frame goes through.
 *
 * <ul>
 *   <li>{@link kukla.inference.Fault}: a failure in one sentence for the user; {@link
 *       kukla.inference.Misuse}: what was asked makes no sense
 * </ul>
 */
@NullMarked
package kukla.inference;

import org.jspecify.annotations.NullMarked;
