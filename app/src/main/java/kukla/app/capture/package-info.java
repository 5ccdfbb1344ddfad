/**
 * Cameras, and the thread that reads one.
 *
 * <ul>
 *   <li>{@link kukla.app.capture.Capture}: keeps a camera going and publishes its pictures; its
 *       opener closes it
 *   <li>{@link kukla.app.capture.CaptureStatus}, {@link kukla.app.capture.CaptureCounts}: what it
 *       does and has done
 *   <li>{@code Reading}: what its {@code capture} thread does; {@code Taken}: memory of a picture;
 *       {@code CaptureWatch}: judges when the camera is lost
 *   <li>{@code FrameRateMeter}, {@code Fingerprint}: measure the pictures that come
 *   <li>{@link kukla.app.capture.CameraChoice}: which camera the user means; {@link
 *       kukla.app.capture.CameraMode}: which size and rate; {@code ModeChoice}: the nearest there
 *       is
 *   <li>{@link kukla.app.capture.Cameras}: finds cameras
 *   <li>{@link kukla.app.capture.Camera}: one that fills our pictures; who starts it stops it;
 *       {@link kukla.app.capture.CameraIdentity}, {@link kukla.app.capture.Shot}, {@link
 *       kukla.app.capture.Vigilance}: what it tells
 *   <li>{@code OwnCamera}: ours as devices of the Webcam Capture library; {@code LibraryCamera}:
 *       the library's devices as ours
 *   <li>{@code ClipCamera}, {@code PatternCamera}: cameras without a device; {@code StreamCamera}:
 *       those that FFmpeg reads live; {@link kukla.app.capture.ChoiceDriver} shows those that a
 *       choice names
 *   <li>{@link kukla.app.capture.FFmpegDriver} and {@code DeviceCamera}: the cameras of this
 *       machine as a {@code DeviceSystem} tells of them: {@code LinuxVideo} with {@code V4l2Modes},
 *       {@code DirectShow} and {@code AvFoundation} with {@code ToldModes}
 *   <li>{@code DeviceClock}: a device's times as ours
 *   <li>{@link kukla.app.capture.TestPattern}: the picture of the latter, {@link
 *       kukla.app.capture.NumberStrip} and {@code Digits} in it
 *   <li>{@code CaptureClock}: the time that all this lives by
 * </ul>
 *
 * <p>A picture that was published belongs to who takes it from the slot, and is closed by him.
 */
@NullMarked
package kukla.app.capture;

import org.jspecify.annotations.NullMarked;
