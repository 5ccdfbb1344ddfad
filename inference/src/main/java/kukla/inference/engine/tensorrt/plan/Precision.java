package kukla.inference.engine.tensorrt.plan;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import kukla.inference.card.Sha256;

/**
 * Which layers are FP16.
 *
 * @param half whether layers are FP16 where nothing is lost by it
 * @param ruled whether those are FP32 that become coordinates, see {@link ExactLayers}
 * @param exact layers that were found by measurement to lose too much, by the ONNX value that they
 *     give
 */
public record Precision(boolean half, boolean ruled, Set<String> exact) {
  private static final int DIGITS = 16;

  public Precision {
    exact = Set.copyOf(exact);
  }

  /** FP16 but for what becomes a coordinate: where nobody measured. */
  public static Precision ofHalf() {
    return ofHalf(Set.of());
  }

  /** The same, and these layers in FP32 as well. */
  public static Precision ofHalf(Set<String> exact) {
    return new Precision(true, true, exact);
  }

  /** FP16 throughout, to compare with. */
  public static Precision ofBare() {
    return new Precision(true, false, Set.of());
  }

  /** FP32 throughout, to compare with. */
  public static Precision ofFull() {
    return new Precision(false, false, Set.of());
  }

  /** In words: the same exactly where the layers are the same. */
  public String text() {
    if (!half) {
      return "fp32";
    }
    String rule = ruled ? "fp16, rule " + ExactLayers.EDITION : "fp16 throughout";
    if (exact.isEmpty()) {
      return rule;
    }
    byte[] names = String.join("\n", new TreeSet<>(exact)).getBytes(StandardCharsets.UTF_8);
    return rule + ", exact " + Sha256.of(names).substring(0, DIGITS);
  }
}
