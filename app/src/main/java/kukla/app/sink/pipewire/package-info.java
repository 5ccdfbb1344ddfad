/**
 * A camera that PipeWire shows to call applications, without a kernel module and without root.
 *
 * <ul>
 *   <li>{@link kukla.app.sink.pipewire.PipeWireCamera}: opens it
 *   <li>{@code GstreamerPipe}: the GStreamer process that provides it; the sink closes it
 *   <li>{@link kukla.app.sink.pipewire.PipeWireParts}: what must be installed for it
 * </ul>
 */
@NullMarked
package kukla.app.sink.pipewire;

import org.jspecify.annotations.NullMarked;
