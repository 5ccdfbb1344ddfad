/**
 * What travels through the live program, and how its memory is lent.
 *
 * <ul>
 *   <li>{@link kukla.inference.frame.Loan}: memory lent for a while
 *   <li>{@link kukla.inference.frame.Frame}: a picture of the camera
 * </ul>
 *
 * Whoever holds a loan closes it or hands it on.
 */
@NullMarked
package kukla.inference.frame;

import org.jspecify.annotations.NullMarked;
