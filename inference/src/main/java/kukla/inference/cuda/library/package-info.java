/**
 * Finding and loading NVIDIA's libraries, none of which this program brings along.
 *
 * <ul>
 *   <li>{@link kukla.inference.cuda.library.NvidiaLibrary}: one of them, by its file's name
 *   <li>{@link kukla.inference.cuda.library.LibraryFolders}: where they may lie
 *   <li>{@link kukla.inference.cuda.library.NvidiaLibraries}: those of this process; what was
 *       loaded stays until it ends
 * </ul>
 */
@NullMarked
package kukla.inference.cuda.library;

import org.jspecify.annotations.NullMarked;
