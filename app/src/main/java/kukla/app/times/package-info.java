/**
 * How long things take.
 *
 * <ul>
 *   <li>{@link kukla.app.times.Durations}: one thing, time after time
 *   <li>{@link kukla.app.times.HeapAllocation}: Java heap that all threads took
 *   <li>{@link kukla.app.times.Recent}: the last few hundred times of one thing
 * </ul>
 *
 * <p>Nothing here is to be closed.
 */
@NullMarked
package kukla.app.times;

import org.jspecify.annotations.NullMarked;
