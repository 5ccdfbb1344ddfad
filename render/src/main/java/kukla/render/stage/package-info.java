/**
 * The live picture: what leaves the program, and the preview of it.
 *
 * <ul>
 *   <li>{@link kukla.render.stage.Stage}: draws both
 *   <li>{@link kukla.render.stage.Painting}: a still picture made ready to be shown
 *   <li>{@link kukla.render.stage.PictureMap}: a 2×3 affine map between two pictures
 *   <li>{@link kukla.render.stage.Fit}: where a picture lies when it is made to fit
 *   <li>{@link kukla.render.stage.Mark}: the small "AI", and its {@link kukla.render.stage.Corner}
 * </ul>
 *
 * Whoever opens one of these closes it, on the thread whose context is current, before the context.
 */
@NullMarked
package kukla.render.stage;

import org.jspecify.annotations.NullMarked;
