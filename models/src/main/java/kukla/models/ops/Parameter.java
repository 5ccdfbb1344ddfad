package kukla.models.ops;

import java.util.List;

/**
 * One named tensor of a network.
 *
 * @param name as in the reference checkpoint
 * @param shape dimensions
 * @param role what it is, which decides how it starts and whether it is trained
 */
public record Parameter(String name, List<Long> shape, Role role) {

  /** What a parameter is to its layer. */
  public enum Role {
    /** Kaiming-uniform over the fan-in. */
    WEIGHT(true),
    /** Uniform in ±1/√fan-in of its layer. */
    BIAS(true),
    /** Zeros, trained. */
    ZERO(true),
    /** (1, 0, 0, 1) repeated, trained. */
    IDENTITY_JACOBIANS(true),
    /** Ones, trained: scale of a normalisation. */
    SCALE(true),
    /** Zeros, trained: shift of a normalisation. */
    SHIFT(true),
    /** Zeros, followed, not trained. */
    RUNNING_MEAN(false),
    /** Ones, followed, not trained. */
    RUNNING_VARIANCE(false),
    /** A random unit vector, iterated, not trained. */
    SINGULAR_VECTOR(false);

    private final boolean trained;

    Role(boolean trained) {
      this.trained = trained;
    }

    /** Whether a gradient moves it. */
    public boolean trained() {
      return trained;
    }
  }

  /** How many numbers it holds. */
  public long count() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  /** Inputs that one output of the layer sums over; 1 for vectors. */
  public long fanIn() {
    return shape.stream().skip(1).reduce(1L, Math::multiplyExact);
  }
}
