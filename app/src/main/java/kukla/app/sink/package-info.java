/**
 * Where the finished picture goes: virtual cameras, streams, recordings.
 *
 * <ul>
 *   <li>{@link kukla.app.sink.Sink}: what the render thread offers pictures to; its opener closes
 *       it
 *   <li>{@link kukla.app.sink.SinkStatus}: how a sink goes
 *   <li>{@link kukla.app.sink.ProgramFormat}: size and rate of a session's pictures
 *   <li>{@link kukla.app.sink.ProgramPicture}: a sink's own copy of one
 *   <li>{@link kukla.app.sink.NewestSink}: a sink on a thread of its own in which the newest wins;
 *       its opener closes it
 *   <li>{@link kukla.app.sink.Outlet}: the way out of such a sink; the sink closes it
 * </ul>
 */
@NullMarked
package kukla.app.sink;

import org.jspecify.annotations.NullMarked;
