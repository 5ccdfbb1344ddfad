/**
 * TensorRT's engines as files, and the seam to TensorRT itself: nothing here loads a native
 * library.
 *
 * <ul>
 *   <li>{@link kukla.inference.engine.tensorrt.plan.PlanStore}: the engines of this user
 *   <li>{@link kukla.inference.engine.tensorrt.plan.PlanFile}: one of them on disk
 *   <li>{@link kukla.inference.engine.tensorrt.plan.PlanKey}: all that one depends on
 *   <li>{@link kukla.inference.engine.tensorrt.plan.Precision}, {@link
 *       kukla.inference.engine.tensorrt.plan.ExactLayers}, {@link
 *       kukla.inference.engine.tensorrt.plan.Layer}: which layers are FP32
 *   <li>{@link kukla.inference.engine.tensorrt.plan.ExactSearch}: finds by measurement which others
 *       must be, {@link kukla.inference.engine.tensorrt.plan.LayerGroup} by group; {@code
 *       ExactList}: what it found, on disk
 *   <li>{@link kukla.inference.engine.tensorrt.plan.PlanBuilder}, {@link
 *       kukla.inference.engine.tensorrt.plan.PlanRuntime}: build and load engines
 *   <li>{@link kukla.inference.engine.tensorrt.plan.Execution}: one on the GPU; whoever loaded it
 *       closes it
 *   <li>{@link kukla.inference.engine.tensorrt.plan.BuildLog}: how far a build has come
 * </ul>
 */
@NullMarked
package kukla.inference.engine.tensorrt.plan;

import org.jspecify.annotations.NullMarked;
