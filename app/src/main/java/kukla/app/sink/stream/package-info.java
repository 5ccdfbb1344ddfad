/**
 * The program picture as an H.264 stream to a server.
 *
 * <ul>
 *   <li>{@link kukla.app.sink.stream.ServerStream}: opens it; its sink closes it
 * </ul>
 */
@NullMarked
package kukla.app.sink.stream;

import org.jspecify.annotations.NullMarked;
