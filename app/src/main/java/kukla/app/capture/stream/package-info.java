/**
 * Cameras that FFmpeg reads live. Who starts one stops it.
 *
 * <ul>
 *   <li>{@code StreamCamera}: what they share
 *   <li>{@link kukla.app.capture.stream.NetworkCamera}: one at an address
 *   <li>{@link kukla.app.capture.stream.FFmpegDriver}: shows those of a machine, each a {@code
 *       DeviceCamera}
 *   <li>{@code DeviceClock}: the times that a stream tells as ours
 * </ul>
 */
@NullMarked
package kukla.app.capture.stream;

import org.jspecify.annotations.NullMarked;
