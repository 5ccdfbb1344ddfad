package kukla.models.face;

import static kukla.models.ops.Convolution.same;

import java.util.List;
import java.util.Map;
import kukla.models.motion.Blocks;
import kukla.models.ops.Ops;

/**
 * Says of every pixel of the square around a face what it shows: decided at half the size, then
 * drawn out to the whole.
 *
 * @param trunk its options
 * @param size pixels a side
 */
public record MaskNetwork(TrunkConfig trunk, int size) implements CropNetwork {
  /** What a pixel may show, in the order of the channels. */
  public static final List<String> CLASSES = List.of("background", "face", "hair", "occluder");

  private static final String NAME = "mask";

  @Override
  public String kind() {
    return NAME;
  }

  /** Scores before the softmax, FP32, (B, classes, size, size). */
  public <T> T forward(Ops<T> ops, T image) {
    Trunk body = new Trunk(NAME + ".trunk", trunk);
    Trunk.Features<T> seen = body.forward(ops, image);
    T up = ops.add(seen.half(), body.widened(ops, seen.decoded(), "up_half", trunk.features()));
    up = Blocks.sameSize(ops, ops.relu(up), NAME + ".mix", trunk.features(), 3);
    T scores = ops.exact(ops.convolution(up, same(NAME + ".classes", CLASSES.size(), 1)));
    return ops.resizeBilinear(scores, size, size);
  }

  @Override
  public <T> Map<String, T> outputs(Ops<T> ops, T image) {
    return Map.of("masks", ops.softmax(forward(ops, image), 1));
  }

  @Override
  public List<String> unitOutputs() {
    return List.of("masks");
  }
}
