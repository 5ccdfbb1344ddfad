/**
 * The window on the user's screen.
 *
 * <ul>
 *   <li>{@link kukla.render.window.Window}: opens one, with its OpenGL context
 *   <li>{@link kukla.render.window.WindowEvent}: what the user did to it
 *   <li>{@link kukla.render.window.Key}: a key by what is printed on it
 *   <li>{@code Glfw}: the window system's door; {@code WindowCallbacks}: what it calls; {@code
 *       Screens}: where a window lies
 * </ul>
 *
 * Whoever opens the window closes it, on the main thread, after everything drawn in it.
 */
@NullMarked
package kukla.render.window;

import org.jspecify.annotations.NullMarked;
