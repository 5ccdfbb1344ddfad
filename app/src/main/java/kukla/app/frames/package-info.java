/**
 * How pictures pass from thread to thread without a queue.
 *
 * <ul>
 *   <li>{@link kukla.app.frames.Latest}: a slot that holds the newest one
 *   <li>{@link kukla.app.frames.Pool}: buffers made once and lent filled
 * </ul>
 *
 * Ownership moves only into {@code publish} and out of {@code take} and {@code poll}.
 */
@NullMarked
package kukla.app.frames;

import org.jspecify.annotations.NullMarked;
