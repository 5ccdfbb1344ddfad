/**
 * The Webcam Capture library seen from both sides.
 *
 * <ul>
 *   <li>{@link kukla.app.capture.library.OwnCamera}: ours as its devices; all our cameras begin
 *       here
 *   <li>{@link kukla.app.capture.library.LibraryCamera}: its devices as ours; who starts one stops
 *       it
 *   <li>{@link kukla.app.capture.library.LibraryDriver}: shows the devices of its default driver
 * </ul>
 */
@NullMarked
package kukla.app.capture.library;

import org.jspecify.annotations.NullMarked;
