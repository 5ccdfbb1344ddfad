package kukla.models.train;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Pictures at several scales, by the reference's Gaussian reduction (see {@code AntiAlias}). The
 * Gaussian is separable, so that a reduction is one matrix product from the left and one from the
 * right. Owns its matrices; its opener closes it.
 */
final class Pyramid implements AutoCloseable {
  private final List<Double> scales;
  private final List<Tensor> reductions = new ArrayList<>();

  /**
   * @param scales 1 and less
   * @param size pixels a side of full pictures
   */
  Pyramid(List<Double> scales, int size) {
    this.scales = scales;
    try (PointerScope scope = new PointerScope()) {
      for (double scale : scales) {
        Tensor reduction = reduction(scale, size);
        reduction.retainReference();
        reductions.add(reduction);
      }
    }
  }

  /** (size · scale, size): row i holds the Gaussian around pixel i / scale. */
  private static Tensor reduction(double scale, int size) {
    int stride = (int) (1 / scale);
    int rows = (size - 1) / stride + 1;
    double sigma = (1 / scale - 1) / 2;
    int half = (int) Math.rint(sigma * 4);
    double[] bell = new double[2 * half + 1];
    double sum = 0;
    for (int i = -half; i <= half; i++) {
      bell[i + half] = sigma == 0 ? 1 : Math.exp(-i * i / (2 * sigma * sigma));
      sum += bell[i + half];
    }
    float[] matrix = new float[rows * size];
    for (int row = 0; row < rows; row++) {
      for (int i = -half; i <= half; i++) {
        int column = row * stride + i;
        if (column >= 0 && column < size) {
          matrix[row * size + column] = (float) (bell[i + half] / sum);
        }
      }
    }
    return Tensor.create(matrix, rows, size);
  }

  /**
   * All scales of a picture.
   *
   * @param picture (B, C, size, size)
   */
  List<Tensor> of(Tensor picture) {
    List<Tensor> levels = new ArrayList<>();
    for (int i = 0; i < scales.size(); i++) {
      Tensor reduction = reductions.get(i);
      levels.add(
          scales.get(i) == 1
              ? picture
              : reduction.matmul(picture).matmul(reduction.transpose(0, 1)));
    }
    return levels;
  }

  /** The scales, in order. */
  List<Double> scales() {
    return scales;
  }

  @Override
  public void close() {
    reductions.forEach(Tensor::releaseReference);
  }
}
