/**
 * How different two pictures are to a network that has seen a million others.
 *
 * <ul>
 *   <li>{@link kukla.models.perceptual.SqueezeNet}: features of a picture; its opener closes it
 *   <li>{@link kukla.models.perceptual.PerceptualDistance}: how far those of two pictures are
 *       apart; its opener closes it
 * </ul>
 */
@NullMarked
package kukla.models.perceptual;

import org.jspecify.annotations.NullMarked;
