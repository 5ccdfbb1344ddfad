/**
 * The command line.
 *
 * <ul>
 *   <li>{@link kukla.app.Kukla}: the program; exit codes and error sentences
 *   <li>{@code Subcommands}: the list of commands, alone in naming those of training
 * </ul>
 */
@NullMarked
package kukla.app;

import org.jspecify.annotations.NullMarked;
