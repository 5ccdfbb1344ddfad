/**
 * Files.
 *
 * <ul>
 *   <li>{@link kukla.inference.file.AtomicFile}: whole or not at all; its opener closes it
 * </ul>
 */
@NullMarked
package kukla.inference.file;

import org.jspecify.annotations.NullMarked;
