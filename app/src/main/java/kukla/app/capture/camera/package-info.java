/**
 * What a camera is, whoever makes it.
 *
 * <ul>
 *   <li>{@link kukla.app.capture.camera.Camera}: fills our pictures; who starts it stops it
 *   <li>{@link kukla.app.capture.camera.CameraIdentity}: what it is known by
 *   <li>{@link kukla.app.capture.camera.CameraMode}: size and rate, of a camera or wished; {@link
 *       kukla.app.capture.camera.ModeChoice}: the nearest there is
 *   <li>{@link kukla.app.capture.camera.Shot}: what it gave when it was asked for a picture
 *   <li>{@link kukla.app.capture.camera.Vigilance}: when it counts as lost
 *   <li>{@link kukla.app.capture.camera.CaptureClock}: the time that it lives by
 * </ul>
 */
@NullMarked
package kukla.app.capture.camera;

import org.jspecify.annotations.NullMarked;
