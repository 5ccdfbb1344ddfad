package kukla.models.train;

import kukla.models.data.Draw;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A random affine and thin-plate map of the plane for each picture of a batch, against which
 * keypoints must be equivariant (Siarohin et al., NeurIPS 2019, sec. 3.3): z ↦ A·z + t + (s, s)
 * with s = Σ w_i·U(|z − c_i|₁), U(r) = r²·log(r + 1e-6).
 *
 * <p>Its tensors live in the scope that was open when it was made.
 */
final class RandomWarp {
  private static final double TINY = 1e-6;
  private static final int BILINEAR = 0;
  private static final int REFLECTION = 2;

  private final int pictures;
  private final Tensor transposed;
  private final Tensor shift;
  private final Tensor controls;
  private final Tensor weights;

  /**
   * @param sigmaAffine deviation of A from the identity and of t from zero
   * @param sigmaTps deviation of the weights w
   * @param points control points a side
   */
  RandomWarp(int pictures, double sigmaAffine, double sigmaTps, int points, Draw draw) {
    this.pictures = pictures;
    float[] linear = new float[pictures * 4];
    float[] offsets = new float[pictures * 2];
    float[] plates = new float[pictures * points * points];
    for (int i = 0; i < pictures; i++) {
      linear[4 * i] = (float) (1 + sigmaAffine * draw.normal());
      linear[4 * i + 1] = (float) (sigmaAffine * draw.normal());
      linear[4 * i + 2] = (float) (sigmaAffine * draw.normal());
      linear[4 * i + 3] = (float) (1 + sigmaAffine * draw.normal());
      offsets[2 * i] = (float) (sigmaAffine * draw.normal());
      offsets[2 * i + 1] = (float) (sigmaAffine * draw.normal());
    }
    for (int i = 0; i < plates.length; i++) {
      plates[i] = (float) (sigmaTps * draw.normal());
    }
    transposed = Tensor.create(linear, pictures, 2, 2).transpose(1, 2);
    shift = Tensor.create(offsets, pictures, 1, 2);
    weights = Tensor.create(plates, pictures, (long) points * points, 1);
    controls = grid(points, points).view(1, 1, (long) points * points, 2);
  }

  /** (1, height · width, 2): x then y, corners at ±1. */
  private static Tensor grid(long height, long width) {
    float[] points = new float[(int) (height * width * 2)];
    for (int i = 0; i < points.length / 2; i++) {
      points[2 * i] = (float) (2.0 * (i % width) / (width - 1) - 1);
      long row = i / width;
      points[2 * i + 1] = (float) (2.0 * row / (height - 1) - 1);
    }
    return Tensor.create(points, 1, height * width, 2);
  }

  /**
   * Where points go.
   *
   * @param points (pictures or 1, N, 2)
   * @return (pictures, N, 2)
   */
  Tensor points(Tensor points) {
    Tensor distance = offsets(points).abs().sum(new long[] {3}, false, new ScalarTypeOptional());
    Tensor plate = distance.square().mul(distance.add(new Scalar(TINY)).log());
    return points.matmul(transposed).add(shift).add(plate.matmul(weights));
  }

  /**
   * The map's derivative there, in closed form: A plus the plate's gradient in both rows.
   *
   * @param points (pictures, N, 2)
   * @return (pictures, N, 2, 2)
   */
  Tensor jacobians(Tensor points) {
    Tensor offsets = offsets(points);
    Tensor distance = offsets.abs().sum(new long[] {3}, false, new ScalarTypeOptional());
    Tensor shifted = distance.add(new Scalar(TINY));
    Tensor slope =
        distance
            .mul(shifted.log())
            .mul(new Scalar(2.0))
            .add(distance.square().div(shifted)); // (pictures, N, controls): dU/dr
    Tensor gradient =
        slope
            .unsqueeze(3)
            .mul(offsets.sign())
            .mul(weights.unsqueeze(1))
            .sum(new long[] {2}, false, new ScalarTypeOptional()); // (pictures, N, 2)
    return transposed.transpose(1, 2).unsqueeze(1).add(gradient.unsqueeze(2));
  }

  /** (pictures or 1, N, controls, 2) */
  private Tensor offsets(Tensor points) {
    return points.unsqueeze(2).sub(controls);
  }

  /**
   * The picture whose pixel z shows what stood at the map of z.
   *
   * @param frames (pictures, 3, H, W)
   */
  Tensor picture(Tensor frames) {
    long height = frames.size(2);
    long width = frames.size(3);
    Tensor looked = points(grid(height, width)).view(pictures, height, width, 2);
    return torch.grid_sampler(frames, looked, BILINEAR, REFLECTION, false);
  }
}
