package kukla.models.motion;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import kukla.models.ops.Ops;

/**
 * Encoder and decoder with skip connections: block i halves the size to {@code min(max, expansion ·
 * 2^(i+1))} channels, the decoder comes back up and hands on its {@code expansion} channels beside
 * the input's own.
 *
 * @param name where its parameters stand
 * @param expansion channels of the last decoder block
 * @param blocks halvings
 * @param maxFeatures upper bound of channels
 */
record Hourglass(String name, int expansion, int blocks, int maxFeatures) {

  private int features(int level) {
    return (int) Math.min(maxFeatures, expansion * (1L << level));
  }

  /**
   * @param x (B, C, H, W), sides divisible by 2^blocks
   * @return (B, expansion + C, H, W)
   */
  <T> T forward(Ops<T> ops, T x) {
    Deque<T> skips = new ArrayDeque<>();
    T out = x;
    for (int i = 0; i < blocks; i++) {
      skips.push(out);
      out = Blocks.down(ops, out, name + ".encoder.down_blocks." + i, features(i + 1));
    }
    for (int i = blocks - 1; i >= 0; i--) {
      String block = name + ".decoder.up_blocks." + (blocks - 1 - i);
      out = Blocks.up(ops, out, block, features(i));
      out = ops.concat(List.of(out, skips.pop()), 1);
    }
    return out;
  }
}
