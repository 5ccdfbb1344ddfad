package kukla.models.face;

import kukla.models.motion.Section;

/**
 * How large a trunk is.
 *
 * @param features channels at half size; twice as many at each further halving
 * @param residuals residual blocks at an eighth of the size; half as many, rounded up, at a quarter
 *     and a sixteenth
 * @param decoded channels of what comes out at a quarter of the size
 */
public record TrunkConfig(int features, int residuals, int decoded) {

  /** Reads the keys of {@code model_params}. */
  static TrunkConfig read(Section s) {
    return new TrunkConfig(
        s.integer("block_expansion", 16),
        s.integer("residual_blocks", 2),
        s.integer("decoded_features", 48));
  }
}
