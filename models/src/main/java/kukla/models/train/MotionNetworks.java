package kukla.models.train;

import java.util.Collection;
import kukla.models.motion.Discriminator;
import kukla.models.motion.Generator;
import kukla.models.motion.KeypointDetector;
import kukla.models.motion.KeypointTensors;
import kukla.models.motion.MotionConfig;
import kukla.models.ops.Ops;
import kukla.models.ops.Parameter;
import kukla.models.ops.ShapeOps;

/**
 * The networks that are trained together.
 *
 * @param detector finds keypoints
 * @param generator moves the source
 * @param discriminator tells drawn from real; only adversarial training uses it
 */
record MotionNetworks(KeypointDetector detector, Generator generator, Discriminator discriminator) {

  static MotionNetworks of(MotionConfig config) {
    return new MotionNetworks(
        config.newKeypointDetector(), config.newGenerator(), config.newDiscriminator());
  }

  /**
   * The parameters of all networks in the order of their use.
   *
   * @param size pixels a side of the pictures, which decides no shape but must fit
   */
  Collection<Parameter> parameters(long size, boolean adversarial) {
    ShapeOps shapes = new ShapeOps();
    KeypointTensors<long[]> points = draw(shapes, new long[] {1, 3, size, size});
    if (adversarial) {
      for (String scale : discriminator.config().scales()) {
        long reduced = (long) (size * Double.parseDouble(scale));
        long[] level = {1, 3, reduced, reduced};
        discriminator.forward(shapes, scale, level, points.values());
      }
    }
    return shapes.parameters();
  }

  /**
   * Runs keypoint detector and generator on one picture, source and driving at once.
   *
   * @return its keypoints
   */
  <T> KeypointTensors<T> draw(Ops<T> ops, T picture) {
    KeypointTensors<T> points = detector.forward(ops, picture);
    generator.draw(ops, generator.encode(ops, picture), points, points);
    return points;
  }
}
