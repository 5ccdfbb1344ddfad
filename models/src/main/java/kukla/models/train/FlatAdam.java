package kukla.models.train;

import java.util.LinkedHashMap;
import java.util.Map;
import kukla.models.ops.Parameter;
import kukla.models.torch.TorchParameters;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Adam (Kingma, Ba, ICLR 2015) over all trained parameters of a network at once: they are laid side
 * by side in one vector, their gradients in another, so that a step is a handful of operations
 * however many layers there are. β = (0.5, 0.999), ε = 1e-8, as the reference.
 *
 * <p>Owns the four vectors; the parameters become views of the first. Close it after the last use
 * of the parameters. Gradients must be off while it steps.
 */
final class FlatAdam implements AutoCloseable {
  private static final double BETA1 = 0.5;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  /** Where a parameter lies in the vectors. */
  private record Place(long from, long count) {}

  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Tensor values;
  private final Tensor gradients;
  private final Tensor first;
  private final Tensor second;

  /**
   * Lays the trained parameters whose names start with {@code network} side by side.
   *
   * @param parameters their tensors are pointed to the new place
   */
  FlatAdam(TorchParameters parameters, String network) {
    long count = 0;
    for (Parameter parameter : parameters.declared()) {
      if (parameter.name().startsWith(network + ".") && parameter.role().trained()) {
        places.put(parameter.name(), new Place(count, parameter.count()));
        count += parameter.count();
      }
    }
    try (PointerScope scope = new PointerScope()) {
      values = kept(torch.zeros(count));
      gradients = kept(torch.zeros(count));
      first = kept(torch.zeros(count));
      second = kept(torch.zeros(count));
      places.forEach(
          (name, place) -> {
            Tensor tensor = parameters.get(name);
            long[] shape = tensor.shape();
            Tensor view = values.narrow(0, place.from, place.count).view(shape);
            view.copy_(tensor.detach());
            tensor.set_data(view);
            tensor.mutable_grad().put(gradients.narrow(0, place.from, place.count).view(shape));
          });
    }
  }

  private static Tensor kept(Tensor tensor) {
    tensor.retainReference();
    return tensor;
  }

  /** Forgets the gradients. */
  void clear() {
    gradients.zero_();
  }

  /** Length of the gradient over all parameters; not finite when one of them is not. */
  double gradientNorm() {
    return gradients.norm().item_float();
  }

  /** Makes the gradient shorter. */
  void scaleGradient(double factor) {
    gradients.mul_(new Scalar(factor));
  }

  /**
   * One step along the gradients.
   *
   * @param step counted from 1
   * @param rate learning rate
   */
  void step(long step, double rate) {
    first.mul_(new Scalar(BETA1)).add_(gradients, new Scalar(1 - BETA1));
    second.mul_(new Scalar(BETA2)).addcmul_(gradients, gradients, new Scalar(1 - BETA2));
    double firstBias = 1 - Math.pow(BETA1, (double) step);
    double secondBias = Math.sqrt(1 - Math.pow(BETA2, (double) step));
    Tensor spread = second.sqrt().div_(new Scalar(secondBias)).add_(new Scalar(EPSILON));
    values.addcdiv_(first, spread, new Scalar(-rate / firstBias));
  }

  /** All parameters, one after the other; borrowed. */
  Tensor values() {
    return values;
  }

  /** First moments; borrowed. */
  Tensor first() {
    return first;
  }

  /** Second moments; borrowed. */
  Tensor second() {
    return second;
  }

  /** A vector like {@link #values} cut into parameters by name; views, in the caller's scope. */
  Map<String, Tensor> cut(Tensor vector, TorchParameters parameters) {
    Map<String, Tensor> cut = new LinkedHashMap<>();
    places.forEach(
        (name, place) ->
            cut.put(
                name,
                vector.narrow(0, place.from, place.count).view(parameters.get(name).shape())));
    return cut;
  }

  @Override
  public void close() {
    values.releaseReference();
    gradients.releaseReference();
    first.releaseReference();
    second.releaseReference();
  }
}
