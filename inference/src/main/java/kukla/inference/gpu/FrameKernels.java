package kukla.inference.gpu;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kukla.inference.cuda.Cuda;
import kukla.inference.cuda.Grid;

/**
 * The kernels of {@code frame.cu}, ready to run. Addresses are of GPU memory; images of networks
 * are 1×3×side×side, float32. Their opener closes them, after whatever captured them.
 */
public final class FrameKernels implements AutoCloseable {
  /** The source, a resource beside this class. */
  public static final String SOURCE = "frame.cu";

  /** Into so many parts sums over an image are split. */
  public static final int COLOUR_PARTS = 1024;

  /** Numbers a part has. */
  public static final int COLOUR_SUMS = 7;

  /** All of them, as the source names them. */
  static final List<String> NAMES =
      List.of(
          "crop",
          "relate",
          "compose",
          "colourSums",
          "colourMoments",
          "colourTransfer",
          "packRgba",
          "packYuyv",
          "packNv12");

  private final Cuda cuda;
  private final long module;
  private final Map<String, Long> kernels = new HashMap<>();

  /**
   * @param code what the compiler made of the source
   */
  public FrameKernels(Cuda cuda, byte[] code) {
    this.cuda = cuda;
    module = cuda.load(code);
    try {
      for (String name : NAMES) { // now: a driver that loads lazily must not do so within a capture
        kernels.put(name, cuda.kernel(module, name));
      }
    } catch (RuntimeException e) {
      cuda.unload(module);
      throw e;
    }
  }

  private void launch(String name, Grid grid, long stream, List<? extends Number> arguments) {
    cuda.launch(kernels.getOrDefault(name, 0L), grid, stream, arguments);
  }

  /** The performer's square out of the camera's picture. */
  public void crop(long parameters, long image, int side, boolean reversed, long stream) {
    launch(
        "crop",
        Grid.planes(side, side, 1),
        stream,
        List.of(parameters, image, side, reversed ? 1 : 0));
  }

  /**
   * Where the source's keypoints go.
   *
   * @param jacobian 0 where the model has none, as {@code drawnJacobian}
   */
  public void relate(
      long parameters,
      long value,
      long jacobian,
      long drawnValue,
      long drawnJacobian,
      int count,
      long stream) {
    launch(
        "relate",
        Grid.line(count),
        stream,
        List.of(parameters, value, jacobian, drawnValue, drawnJacobian, count));
  }

  /** The finished picture. */
  public void compose(
      long parameters,
      long square,
      int side,
      boolean reversed,
      int width,
      int height,
      long stream) {
    launch(
        "compose",
        Grid.planes(width, height, 1),
        stream,
        List.of(parameters, square, side, reversed ? 1 : 0, width, height));
  }

  /**
   * Means and deviations of an image's colours, in L*a*b*.
   *
   * @param weight of each pixel, side × side, or 0 for all alike
   * @param sums room for {@link #COLOUR_PARTS} × {@link #COLOUR_SUMS} doubles
   * @param moments takes 6 floats
   */
  public void colourMoments(
      long image, long weight, long sums, long moments, int pixels, long stream) {
    launch(
        "colourSums",
        Grid.line(COLOUR_PARTS),
        stream,
        List.of(image, weight, sums, pixels, COLOUR_PARTS));
    launch("colourMoments", Grid.line(3), stream, List.of(sums, moments, COLOUR_PARTS));
  }

  /** Gives an image other means and deviations. */
  public void colourTransfer(long image, long own, long wanted, int pixels, long stream) {
    launch("colourTransfer", Grid.line(pixels), stream, List.of(image, own, wanted, pixels));
  }

  /** An image as RGBA. */
  public void packRgba(long square, long rgba, int side, boolean reversed, long stream) {
    launch(
        "packRgba",
        Grid.planes(side, side, 1),
        stream,
        List.of(square, rgba, side, reversed ? 1 : 0));
  }

  /** RGBA of even width as YUYV. */
  public void packYuyv(long rgba, long yuyv, int width, int height, int stride, long stream) {
    launch(
        "packYuyv",
        Grid.planes(width / 2, height, 1),
        stream,
        List.of(rgba, yuyv, width, height, stride));
  }

  /** RGBA of even width and height as NV12. */
  public void packNv12(long rgba, long nv12, int width, int height, int stride, long stream) {
    launch(
        "packNv12",
        Grid.planes(width / 2, height / 2, 1),
        stream,
        List.of(rgba, nv12, width, height, stride));
  }

  @Override
  public void close() {
    cuda.unload(module);
  }
}
