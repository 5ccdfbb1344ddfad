/**
 * A performer's face in, a moved portrait out, frame by frame.
 *
 * <ul>
 *   <li>{@link kukla.inference.reenact.Reenactment}: what one frame goes through
 *   <li>{@link kukla.inference.reenact.DeviceReenactment}: the same where all of it happens on a
 *       GPU; {@code DeviceFrame}: a frame there, {@code Sight}: what the host saw of it, {@code
 *       Course}: how the next one drives
 *   <li>{@link kukla.inference.reenact.Underway}: a portrait that is being made
 *   <li>{@link kukla.inference.reenact.MotionSettings}: how the performer's motion is taken
 *   <li>{@link kukla.inference.reenact.Source}: a painting, and the square of it that is moved
 *   <li>{@code ReadFaces}: what is read of the source's face and of the performer's
 *   <li>{@link kukla.inference.reenact.Calibration}: which pose of the performer is the source's
 *       own
 *   <li>{@link kukla.inference.reenact.Outcome}: what came of a frame
 *   <li>{@link kukla.inference.reenact.PortraitBuffer}: the memory of one moved portrait
 *   <li>{@link kukla.inference.reenact.Portrait}: a moved portrait on its way to the screen
 * </ul>
 *
 * Whoever opens a reenactment closes it; it borrows model and detector.
 */
@NullMarked
package kukla.inference.reenact;

import org.jspecify.annotations.NullMarked;
