/**
 * Faces in pictures: where they are, and the square around one that a motion model sees. Who opens
 * a detector closes it.
 *
 * <ul>
 *   <li>{@link kukla.inference.face.FaceBox}: forehead to chin, cheek to cheek
 *   <li>{@link kukla.inference.face.DetectedFace}: box, score, perhaps five points
 *   <li>{@link kukla.inference.face.FaceDetector}: finds faces
 *   <li>{@link kukla.inference.face.CascadeDetector}: by the cascades inside OpenCV's jar
 *   <li>{@link kukla.inference.face.YuNetDetector}: by YuNet
 *   <li>{@link kukla.inference.face.FaceCrop}: the square around a face
 *   <li>{@link kukla.inference.face.CropTracker}: keeps that square through a clip
 *   <li>{@link kukla.inference.face.TrackedFace}: what the tracker says of a frame
 *   <li>{@link kukla.inference.face.FaceModel}: landmarks, pose, openness, gaze; its opener closes
 *       it
 *   <li>{@link kukla.inference.face.FaceReading}: what it says of a face
 *   <li>{@link kukla.inference.face.MaskModel}: face, hair, occluder, background; its opener closes
 *       it
 *   <li>{@link kukla.inference.face.LandmarkDetector}: finds faces by it; its opener closes it
 *   <li>{@link kukla.inference.face.OpeningRatio}: how far eyes and mouth are open, by landmarks
 *   <li>{@link kukla.inference.face.NoDetector}: finds nothing
 *   <li>{@link kukla.inference.face.TurnedCrop}: cuts turned squares out; the model closes it
 *   <li>{@link kukla.inference.face.AlignedSquare}: the turned square around landmarks
 *   <li>{@link kukla.inference.face.HeadPose}, {@link kukla.inference.face.HeadPoseFit}: how a head
 *       is turned
 *   <li>{@link kukla.inference.face.ChangeSensor}: notices cuts cheaply
 * </ul>
 */
@NullMarked
package kukla.inference.face;

import org.jspecify.annotations.NullMarked;
