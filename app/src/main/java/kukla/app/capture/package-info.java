/**
 * The thread that keeps a camera going, and what it publishes. The rooms behind it, each using only
 * those below:
 *
 * <ul>
 *   <li>{@link kukla.app.capture.choice}: which camera the user means, and where it is found
 *   <li>{@link kukla.app.capture.stream}: cameras that FFmpeg reads live, of this machine and of
 *       the network; {@link kukla.app.capture.playback}: a clip or the test pattern as a camera
 *   <li>{@link kukla.app.capture.device}: what the operating system tells of its cameras; {@link
 *       kukla.app.capture.library}: our cameras as devices of the Webcam Capture library, and its
 *       devices as our cameras
 *   <li>{@link kukla.app.capture.camera}: what a camera is
 * </ul>
 *
 * <p>Here:
 *
 * <ul>
 *   <li>{@link kukla.app.capture.Capture}: keeps a camera going and publishes its pictures; its
 *       opener closes it
 *   <li>{@link kukla.app.capture.CaptureStatus}, {@link kukla.app.capture.CaptureCounts}: what it
 *       does and has done
 *   <li>{@code Reading}: what its {@code capture} thread does, from finding a camera to giving it
 *       back; {@code CaptureBuffer}: memory of a picture
 *   <li>{@code Readers}: which of these threads counts, and when the next one may begin
 *   <li>{@code CaptureWatch}: judges when the camera is lost; {@code FrameRateMeter}, {@code
 *       Fingerprint}: measure the pictures that come
 * </ul>
 *
 * <p>A picture that was published belongs to who takes it from the slot, and is closed by him.
 */
@NullMarked
package kukla.app.capture;

import org.jspecify.annotations.NullMarked;
