/**
 * What every command of the program shares on the terminal.
 *
 * <ul>
 *   <li>{@link kukla.console.Progress}: a bar, or plain lines; its opener closes it
 *   <li>{@link kukla.console.PreparationBar}: the same for engines that are built
 * </ul>
 */
@NullMarked
package kukla.console;

import org.jspecify.annotations.NullMarked;
