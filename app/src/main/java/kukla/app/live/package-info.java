/**
 * {@code kukla live}: the performer's face in the camera, the portrait in the window and in the
 * video call.
 *
 * <ul>
 *   <li>{@link kukla.app.live.LiveCommand}: the command
 *   <li>{@code LiveSession}: everything opened in order, and closed backwards
 *   <li>{@code LiveOptions}: what was asked
 *   <li>{@code LiveFigures}: what {@code --stats} writes
 * </ul>
 */
@NullMarked
package kukla.app.live;

import org.jspecify.annotations.NullMarked;
