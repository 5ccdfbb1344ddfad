/**
 * First-order motion of one frame. Who opens a model closes it.
 *
 * <ul>
 *   <li>{@link kukla.inference.motion.MotionModel}: the three graphs on one engine
 *   <li>{@link kukla.inference.motion.DeviceMotion}: its networks where they run on a GPU
 *   <li>{@link kukla.inference.motion.Keypoints}: positions and local affine maps
 *   <li>{@link kukla.inference.motion.RelativeMotion}: the driver's motion on top of the source's
 *       pose; {@code HullArea}: the sizes it compares
 *   <li>{@code ImageTensor}: pictures as tensors and back
 *   <li>{@link kukla.inference.motion.PoseShape}, {@link kukla.inference.motion.KeypointGaps}: how
 *       alike two poses are
 * </ul>
 */
@NullMarked
package kukla.inference.motion;

import org.jspecify.annotations.NullMarked;
