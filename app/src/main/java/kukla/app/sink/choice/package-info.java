/**
 * Which virtual camera the user means, and which this machine has.
 *
 * <ul>
 *   <li>{@link kukla.app.sink.choice.VirtualCamera}: opens what {@code --virtual-camera} names; the
 *       caller closes the sink
 *   <li>{@link kukla.app.sink.choice.VirtualCameras}: what of it works here
 * </ul>
 */
@NullMarked
package kukla.app.sink.choice;

import org.jspecify.annotations.NullMarked;
