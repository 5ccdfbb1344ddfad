package kukla.models.train;

import java.nio.FloatBuffer;
import kukla.models.data.FaceBatch;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Batches of crops as tensors, and means of what counts. */
final class CropTensors {
  private CropTensors() {}

  /** A view of a direct buffer. */
  static Tensor of(FloatBuffer buffer, long... shape) {
    return torch.from_blob(new FloatPointer(buffer), shape);
  }

  static Tensor pictures(FaceBatch batch) {
    return of(batch.pictures(), batch.crops(), 3, batch.size(), batch.size());
  }

  /** Σ value · weight over Σ weight; the weight broadcasts. 0 where nothing counts. */
  static Tensor mean(Tensor value, Tensor weight) {
    Tensor wide = weight.expand_as(value);
    return sum(value.mul(wide)).div(sum(wide).add(new Scalar(1e-6)));
  }

  private static Tensor sum(Tensor tensor) {
    return tensor.sum(new ScalarTypeOptional());
  }
}
