/**
 * Pictures that are moved.
 *
 * <ul>
 *   <li>{@link kukla.app.portrait.SourcePortrait}: a picture file and the square around its face
 *   <li>{@link kukla.app.portrait.FaceDetectors}: the best face detector at hand
 *   <li>{@link kukla.app.portrait.PortraitLibrary}: the portraits of a user, made ready beside the
 *       loop, each on a {@code PortraitDesk}
 * </ul>
 */
@NullMarked
package kukla.app.portrait;

import org.jspecify.annotations.NullMarked;
