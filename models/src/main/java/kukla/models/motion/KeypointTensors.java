package kukla.models.motion;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * First-order-motion keypoints of a batch; x right, y down, in [-1, 1].
 *
 * @param values (B, K, 2), x then y
 * @param jacobians (B, K, 2, 2), or null where the model estimates none
 */
public record KeypointTensors<T>(T values, @Nullable T jacobians) {

  /** The same points with every tensor passed through a function. */
  public KeypointTensors<T> map(UnaryOperator<T> function) {
    return new KeypointTensors<>(
        function.apply(values), jacobians == null ? null : function.apply(jacobians));
  }
}
