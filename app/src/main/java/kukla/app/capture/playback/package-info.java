/**
 * Cameras without a device: a clip or the test pattern, each at its own pace. Who starts one stops
 * it.
 *
 * <ul>
 *   <li>{@link kukla.app.capture.playback.ClipCamera}: a clip as if it were a webcam
 *   <li>{@link kukla.app.capture.playback.PatternCamera}: the test pattern as one
 *   <li>{@link kukla.app.capture.playback.TestPattern}: its picture, {@code NumberStrip} and {@code
 *       Digits} in it
 * </ul>
 */
@NullMarked
package kukla.app.capture.playback;

import org.jspecify.annotations.NullMarked;
