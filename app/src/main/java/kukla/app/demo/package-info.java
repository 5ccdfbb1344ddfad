/**
 * {@code kukla demo}: the main job on what came with the program.
 *
 * <ul>
 *   <li>{@link kukla.app.demo.DemoCommand}: the command
 * </ul>
 */
@NullMarked
package kukla.app.demo;

import org.jspecify.annotations.NullMarked;
