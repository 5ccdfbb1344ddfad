/**
 * Options that several commands share.
 *
 * <ul>
 *   <li>{@link kukla.app.options.ModelOptions}: which model, on which engine
 * </ul>
 */
@NullMarked
package kukla.app.options;

import org.jspecify.annotations.NullMarked;
