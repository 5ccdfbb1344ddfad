package kukla.models.face;

import static kukla.models.ops.Convolution.same;
import static kukla.models.ops.Convolution.valid;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kukla.models.ops.Convolution.Start;
import kukla.models.ops.Ops;

/**
 * Looks at the square around a face: a heat map a landmark at a quarter of the size, whose
 * soft-argmax is the landmark; under each heat map also how far off it is expected to be, and the
 * features there, from which openness, gaze, pose and presence are read.
 *
 * @param trunk its options
 * @param size pixels a side
 * @param hidden channels of the layer before the numbers
 */
public record FaceNetwork(TrunkConfig trunk, int size, int hidden) implements CropNetwork {
  /** Landmarks in iBUG order. */
  public static final int POINTS = 68;

  private static final String NAME = "face";

  /** Numbers beside the landmarks: three of pose, three of openness, two of gaze, presence. */
  private static final int NUMBERS = 9;

  /** Soft-argmax sharpens by this. */
  private static final float SHARPNESS = 10;

  /** The spread that an untrained network expects: logarithm of 0.05. */
  private static final float USUAL_SPREAD = -3;

  @Override
  public String kind() {
    return NAME;
  }

  /** Everything, as training needs it. */
  public <T> FaceTensors<T> forward(Ops<T> ops, T image) {
    Trunk.Features<T> seen = new Trunk(NAME + ".trunk", trunk).forward(ops, image);
    long[] shape = ops.shape(seen.decoded());
    long b = shape[0];
    long n = shape[2] * shape[3];
    T prediction =
        ops.exact(ops.convolution(seen.decoded(), same(NAME + ".heat", POINTS, 1).exactly()));
    T heat = ops.softmax(ops.scale(ops.reshape(prediction, b, POINTS, n), SHARPNESS), 2);
    T points = ops.matmul(heat, places(ops, shape[2], shape[3]));

    T spreads =
        ops.exact(
            ops.convolution(
                seen.decoded(), same(NAME + ".spread", POINTS, 1).starting(Start.ZERO)));
    T spread = ops.sum(ops.multiply(heat, ops.reshape(spreads, b, POINTS, n)), 2);
    spread = ops.add(spread, ops.constant(new float[] {USUAL_SPREAD}, 1));

    T features = ops.reshape(ops.exact(seen.decoded()), b, shape[1], n);
    T local = ops.matmul(heat, ops.transpose(features, 0, 2, 1));
    long[] deep = ops.shape(seen.deep());
    T whole =
        ops.relu(
            ops.exact(ops.convolution(seen.deep(), valid(NAME + ".whole", hidden, (int) deep[2]))));
    T all =
        ops.concat(
            List.of(
                ops.reshape(local, b, POINTS * shape[1], 1, 1),
                whole,
                ops.reshape(points, b, 2 * POINTS, 1, 1)),
            1);
    T mixed = ops.relu(ops.convolution(all, same(NAME + ".hidden", hidden, 1).exactly()));
    T numbers = ops.convolution(mixed, same(NAME + ".numbers", NUMBERS, 1).exactly());
    numbers = ops.reshape(numbers, b, NUMBERS);
    return new FaceTensors<>(
        points,
        spread,
        ops.slice(numbers, 1, 0, 3),
        ops.slice(numbers, 1, 3, 6),
        ops.slice(numbers, 1, 6, 8),
        ops.slice(numbers, 1, 8, 9));
  }

  @Override
  public <T> Map<String, T> outputs(Ops<T> ops, T image) {
    FaceTensors<T> found = forward(ops, image);
    Map<String, T> outputs = new LinkedHashMap<>();
    outputs.put("landmarks", found.points());
    outputs.put("confidence", found.confidence(ops));
    outputs.put("pose", found.pose());
    outputs.put("openness", found.openness());
    outputs.put("gaze", found.gaze());
    outputs.put("presence", ops.sigmoid(found.presence()));
    return outputs;
  }

  @Override
  public List<String> unitOutputs() {
    return List.of("confidence", "presence");
  }

  /** (height · width, 2): the middles of all cells, x then y, -1 and 1 at the picture's edges. */
  private static <T> T places(Ops<T> ops, long height, long width) {
    float[] places = new float[(int) (2 * height * width)];
    for (int i = 0; i < places.length / 2; i++) {
      long row = i / width;
      places[2 * i] = (float) ((2.0 * (i - row * width) + 1) / width - 1);
      places[2 * i + 1] = (float) ((2.0 * row + 1) / height - 1);
    }
    return ops.constant(places, height * width, 2);
  }
}
