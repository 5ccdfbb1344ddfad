package kukla.inference.motion;

import kukla.inference.engine.DeviceSession;

/**
 * A motion model whose networks run on a GPU; borrowed from the model.
 *
 * @param keypoints takes {@code image}, makes {@code value} and perhaps {@code jacobian}
 * @param generator takes {@code driving_value} and perhaps {@code driving_jacobian}, makes {@code
 *     prediction}
 * @param side of its pictures, pixels
 * @param count of its keypoints
 * @param turns whether keypoints have jacobians
 * @param reversed whether its channels are blue, green, red
 */
public record DeviceMotion(
    DeviceSession keypoints,
    DeviceSession generator,
    int side,
    int count,
    boolean turns,
    boolean reversed) {}
