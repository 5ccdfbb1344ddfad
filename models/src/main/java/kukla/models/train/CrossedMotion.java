package kukla.models.train;

import kukla.models.motion.Generator.Source;
import kukla.models.motion.KeypointTensors;
import kukla.models.motion.Matrices;
import kukla.models.ops.Ops;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The first pairs of a batch moved by their neighbours' motion: what animating somebody else asks
 * for, and what no picture shows the answer to. Only {@link FollowLoss} judges what is drawn.
 *
 * @param count how many, fewer than the pairs
 */
record CrossedMotion(int count) {

  /**
   * Where the crossed sources' keypoints go, relative motion (paper §3.4) from the neighbour's
   * source to its driving picture. Takes no gradient.
   */
  KeypointTensors<Tensor> destinations(
      Ops<Tensor> ops, KeypointTensors<Tensor> source, KeypointTensors<Tensor> driving) {
    KeypointTensors<Tensor> own = source.map(this::first);
    KeypointTensors<Tensor> initial = source.map(this::neighbours);
    KeypointTensors<Tensor> moved = driving.map(this::neighbours);
    Tensor values = own.values().add(moved.values()).sub(initial.values());
    if (own.jacobians() == null || initial.jacobians() == null || moved.jacobians() == null) {
      return new KeypointTensors<>(values, null);
    }
    Tensor change = moved.jacobians().matmul(Matrices.inverse(ops, initial.jacobians()));
    return new KeypointTensors<>(values, change.matmul(own.jacobians()));
  }

  /** The pairs' sources followed by the crossed ones again. */
  Source<Tensor> extended(Source<Tensor> source) {
    Tensor image = source.image();
    return new Source<>(
        with(source.features(), first(source.features())),
        with(source.small(), first(source.small())),
        image == null ? null : with(image, first(image)));
  }

  /** The pairs' keypoints followed by {@code more}. */
  static KeypointTensors<Tensor> with(KeypointTensors<Tensor> pairs, KeypointTensors<Tensor> more) {
    Tensor jacobians = pairs.jacobians();
    Tensor further = more.jacobians();
    return new KeypointTensors<>(
        with(pairs.values(), more.values()),
        jacobians == null || further == null ? null : with(jacobians, further));
  }

  /** The crossed sources' own keypoints; they take no gradient. */
  KeypointTensors<Tensor> own(KeypointTensors<Tensor> source) {
    return source.map(this::first);
  }

  private Tensor first(Tensor x) {
    return x.narrow(0, 0, count).detach();
  }

  private Tensor neighbours(Tensor x) {
    return x.narrow(0, 1, count).detach();
  }

  private static Tensor with(Tensor pairs, Tensor more) {
    return torch.cat(new TensorVector(pairs, more), 0);
  }
}
