/**
 * What the operating system tells of its cameras. Nothing here reads a picture or stays open.
 *
 * <ul>
 *   <li>{@link kukla.app.capture.device.DeviceSystem}: which there are, what they can deliver, and
 *       how FFmpeg opens one
 *   <li>{@code LinuxVideo}: of Linux, with {@code V4l2Modes}, which asks the kernel
 *   <li>{@code DirectShow}: of Windows; {@code AvFoundation}: of macOS; {@code ToldModes}: reads
 *       what both say in FFmpeg's log
 * </ul>
 */
@NullMarked
package kukla.app.capture.device;

import org.jspecify.annotations.NullMarked;
