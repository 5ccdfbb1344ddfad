/**
 * Files.
 *
 * <ul>
 *   <li>{@link kukla.inference.file.AtomicFile}: whole or not at all; its opener closes it
 *   <li>{@link kukla.inference.file.UserFolders}: where the user's data, settings and cache lie
 * </ul>
 */
@NullMarked
package kukla.inference.file;

import org.jspecify.annotations.NullMarked;
