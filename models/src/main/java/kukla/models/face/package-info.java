/**
 * The small networks that look at one face every frame.
 *
 * <ul>
 *   <li>{@link kukla.models.face.Trunk}, {@link kukla.models.face.TrunkConfig}: what both see a
 *       face with
 *   <li>{@link kukla.models.face.FaceNetwork}: landmarks, pose, openness, gaze of a face
 *   <li>{@link kukla.models.face.FaceTensors}: what it gives
 *   <li>{@link kukla.models.face.MaskNetwork}: which pixels are face, hair, occluder, background
 *   <li>{@link kukla.models.face.CropNetwork}: either of them, as a configuration file asks for it
 * </ul>
 *
 * <p>Nothing here holds a resource.
 */
@NullMarked
package kukla.models.face;

import org.jspecify.annotations.NullMarked;
