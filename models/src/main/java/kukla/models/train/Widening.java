package kukla.models.train;

import java.nio.file.Path;
import java.util.List;
import kukla.inference.Fault;
import kukla.models.weights.Safetensors;
import kukla.models.weights.Weights;
import kukla.models.widen.CannotWiden;
import kukla.models.widen.WideningOps;
import org.jspecify.annotations.Nullable;

/** Begins a larger network as what a trained smaller one does. */
final class Widening {
  /** What old checkpoints carry along: counters, and the filters that reduce pictures. */
  private static final List<String> NOT_TRAINED = List.of(".num_batches_tracked", ".down.weight");

  private Widening() {}

  /**
   * Weights with which keypoint detector and generator give what the smaller ones gave.
   *
   * @param networks the larger ones
   * @param size pixels a side, which decides no shape but must fit
   * @param seed equal seeds give equal weights
   * @param from safetensors file of the smaller ones' weights
   * @throws Fault where they are not smaller versions of the same networks
   */
  static Weights of(MotionNetworks networks, int size, long seed, Path from) {
    Weights narrow = Weights.of(Safetensors.read(from), from.toString());
    WideningOps ops = new WideningOps(narrow.without("discriminator"), seed);
    try {
      networks.draw(ops, ops.input(1, 3, size, size));
    } catch (CannotWiden why) {
      throw fault(from, why.reason(), why);
    }
    List<String> left =
        ops.left().stream().filter(name -> NOT_TRAINED.stream().noneMatch(name::endsWith)).toList();
    if (!left.isEmpty()) {
      throw fault(
          from, "expected layers that --config has too, found " + left.get(0) + " as well", null);
    }
    return ops.weights();
  }

  private static Fault fault(Path from, String why, @Nullable Throwable cause) {
    return new Fault(
        "widening %s: %s; give a --config that differs only in channels and residual blocks"
            .formatted(from, why),
        cause);
  }
}
