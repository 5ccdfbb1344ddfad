package kukla.inference.reenact;

import kukla.inference.gpu.DeviceCanvas;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one moved portrait, made before the loop starts and used again and again.
 *
 * @param square the moved square, RGB, of the model's side
 * @param camera the camera's picture, RGBA, for the performer's own preview
 * @param occlusion the generator's occlusion map in [0, 1], (grid, grid), rows from the top
 * @param deformation where each place of the grid looks in the source: (grid, grid, 2), x then y in
 *     [-1, 1]
 * @param grid places a side; 0 where the model shows neither
 * @param landmarks the performer's anatomical points, (n, 2), x then y in pixels of the camera's
 *     picture; n is 0 where the model has none
 * @param canvas the whole finished picture on the GPU; null where portraits are made on the host.
 *     Where there is one the square stays as it is
 */
@SuppressWarnings("ArrayRecordComponent") // buffers, never compared
public record PortraitBuffer(
    Image square,
    Image camera,
    float[] occlusion,
    float[] deformation,
    int grid,
    float[] landmarks,
    @Nullable DeviceCanvas canvas) {

  /** Black, for cameras of this size, and without landmarks. */
  public static PortraitBuffer allocate(int side, Image like, int grid) {
    return allocate(side, like, grid, 0);
  }

  /**
   * Black, and for cameras of this size.
   *
   * @param landmarks how many
   */
  public static PortraitBuffer allocate(int side, Image like, int grid, int landmarks) {
    return new PortraitBuffer(
        Image.allocate(side, side, ChannelOrder.RGB),
        Image.allocate(like.width(), like.height(), ChannelOrder.RGBA),
        new float[grid * grid],
        new float[grid * grid * 2],
        grid,
        new float[2 * landmarks],
        null);
  }

  /** The same memory and a finished picture's on the GPU. */
  public PortraitBuffer with(DeviceCanvas finished) {
    return new PortraitBuffer(square, camera, occlusion, deformation, grid, landmarks, finished);
  }
}
