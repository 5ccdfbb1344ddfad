package kukla.inference.engine.tensorrt.plan;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import kukla.inference.card.Sha256;

/**
 * Which layers are FP16.
 *
 * @param half whether layers are FP16 where nothing is lost by it
 * @param exact layers that were found by measurement to lose too much, by the ONNX value that they
 *     give, beside those that are {@linkplain ExactLayers always} FP32
 */
public record Precision(boolean half, Set<String> exact) {
  private static final int DIGITS = 16;

  public Precision {
    exact = Set.copyOf(exact);
  }

  /** FP16 but for what is always FP32. */
  public static Precision ofHalf() {
    return new Precision(true, Set.of());
  }

  /** FP32 throughout, to compare with. */
  public static Precision ofFull() {
    return new Precision(false, Set.of());
  }

  /** In words: the same exactly where the layers are the same. */
  public String text() {
    String rule = half ? "fp16, rule " + ExactLayers.EDITION : "fp32";
    if (exact.isEmpty() || !half) {
      return rule;
    }
    byte[] names = String.join("\n", new TreeSet<>(exact)).getBytes(StandardCharsets.UTF_8);
    return rule + ", exact " + Sha256.of(names).substring(0, DIGITS);
  }
}
