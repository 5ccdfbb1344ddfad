/**
 * A portrait moved by a clip. {@code Animation} opens and closes everything else.
 *
 * <ul>
 *   <li>{@link kukla.app.animate.AnimateCommand}: the command lines
 *   <li>{@code AnimateOptions}: what is asked for
 *   <li>{@code Animation}: the main flow
 *   <li>{@code DrivingMotion}, {@code DrivingFrame}: the motion of a whole clip
 *   <li>{@code FaceFollower}: which square of a driving frame counts; {@code ThoroughDetector}:
 *       looks at every frame whole
 *   <li>{@code InitialPose}: the driving frame that stands for the source's pose
 *   <li>{@code Canvas}: what the model's square is put on; {@code Pixels}: rows of pixels
 *   <li>{@code FrameAhead}: decodes ahead; its opener closes it
 *   <li>{@code WriteBehind}: marks and writes behind; its opener closes it
 *   <li>{@code Waiting}: for another thread
 *   <li>{@code SyntheticMark}: the word in the corner
 *   <li>{@code StageTimes}, {@code AnimateStats}: what it took
 * </ul>
 */
@NullMarked
package kukla.app.animate;

import org.jspecify.annotations.NullMarked;
