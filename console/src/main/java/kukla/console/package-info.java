/**
 * What every command of the program shares on the terminal.
 *
 * <ul>
 *   <li>{@link kukla.console.Progress}: a bar, or plain lines; its opener closes it
 * </ul>
 */
@NullMarked
package kukla.console;

import org.jspecify.annotations.NullMarked;
