/**
 * Maps between pictures, and what is done along them. Positions are x right, y down, in pixels from
 * the top left corner; nothing here needs closing.
 *
 * <ul>
 *   <li>{@link kukla.inference.geometry.Point}: a position in a picture
 *   <li>{@link kukla.inference.geometry.Affine}: a 2×3 map of positions
 *   <li>{@link kukla.inference.geometry.PictureSampler}: crops and resizes through such a map
 *   <li>{@link kukla.inference.geometry.SamplingAxis}: the weights along one axis
 *   <li>{@link kukla.inference.geometry.FeatheredPaste}: puts a square back with a fading edge
 *   <li>{@link kukla.inference.geometry.OneEuroFilter}: smooths a signal in time
 * </ul>
 */
@NullMarked
package kukla.inference.geometry;

import org.jspecify.annotations.NullMarked;
