/**
 * A camera that the kernel module v4l2loopback shows to call applications.
 *
 * <ul>
 *   <li>{@link kukla.app.sink.loopback.LoopbackCamera}: opens it; its sink closes it
 *   <li>{@link kukla.app.sink.loopback.LoopbackDevices}: finds the module's devices
 * </ul>
 */
@NullMarked
package kukla.app.sink.loopback;

import org.jspecify.annotations.NullMarked;
