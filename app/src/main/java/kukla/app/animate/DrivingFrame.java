package kukla.app.animate;

import kukla.inference.motion.Keypoints;
import org.jspecify.annotations.Nullable;

/**
 * What one frame of the clip gives.
 *
 * @param presentationNanos its time in the clip
 * @param watchNanos how long it took to find the face and its keypoints
 * @param keypoints of the square around the face; null where there is none to see
 */
record DrivingFrame(long presentationNanos, long watchNanos, @Nullable Keypoints keypoints) {}
