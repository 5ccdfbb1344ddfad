/**
 * The networks of the first-order motion model, each written once over {@link
 * kukla.models.ops.Ops}.
 *
 * <ul>
 *   <li>{@link kukla.models.motion.MotionConfig}: the official configuration keys
 *   <li>{@link kukla.models.motion.KeypointDetector}: picture to keypoints
 *   <li>{@link kukla.models.motion.DenseMotion}: keypoints to deformation and occlusion
 *   <li>{@link kukla.models.motion.Generator}: source and keypoints to prediction
 *   <li>{@link kukla.models.motion.Discriminator}: real or drawn
 *   <li>{@link kukla.models.motion.KeypointTensors}: keypoints of a batch
 *   <li>{@link kukla.models.motion.Warp}, {@link kukla.models.motion.AntiAlias}, {@link
 *       kukla.models.motion.Matrices}: what they share
 *   <li>{@link kukla.models.motion.Yaml}: a configuration file as mappings
 *   <li>{@link kukla.models.motion.Section}: a YAML mapping read key by key
 * </ul>
 *
 * Nothing here holds parameters or memory: the operations do.
 */
@NullMarked
package kukla.models.motion;

import org.jspecify.annotations.NullMarked;
