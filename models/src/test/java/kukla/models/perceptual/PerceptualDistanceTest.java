package kukla.models.perceptual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.models.perceptual.PerceptualDistance.Features;
import kukla.models.weights.Safetensors;
import kukla.models.weights.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerceptualDistanceTest {
  @TempDir Path folder;

  /** A network of that shape with weights from dice. */
  private Path network() {
    Random random = new Random(5);
    Map<String, Tensor> weights = new HashMap<>();
    layer(weights, random, "conv1", 64, 3, 3);
    int[][] fires = {
      {64, 16, 64}, {128, 16, 64}, {128, 32, 128}, {256, 32, 128},
      {256, 48, 192}, {384, 48, 192}, {384, 64, 256}, {512, 64, 256}
    };
    for (int i = 0; i < fires.length; i++) {
      String fire = "fire" + (i + 2);
      layer(weights, random, fire + ".squeeze1x1", fires[i][1], fires[i][0], 1);
      layer(weights, random, fire + ".expand1x1", fires[i][2], fires[i][1], 1);
      layer(weights, random, fire + ".expand3x3", fires[i][2], fires[i][1], 3);
    }
    Path file = folder.resolve("network.safetensors");
    Safetensors.write(file, weights, Map.of());
    return file;
  }

  private static void layer(
      Map<String, Tensor> weights, Random random, String name, int out, int in, int kernel) {
    float[] weight = new float[out * in * kernel * kernel];
    double scale = Math.sqrt(2.0 / (in * kernel * kernel));
    for (int i = 0; i < weight.length; i++) {
      weight[i] = (float) (scale * random.nextGaussian());
    }
    weights.put(name + ".weight", Tensor.of(weight, out, in, kernel, kernel));
    weights.put(name + ".bias", Tensor.of(new float[out], out));
  }

  private static Image noise(int seed, double share) {
    Random base = new Random(1);
    Random random = new Random(seed);
    Image picture = Image.allocate(64, 64, ChannelOrder.RGB);
    for (int i = 0; i < 64 * 64 * 3; i++) {
      double value = (1 - share) * base.nextInt(256) + share * random.nextInt(256);
      picture.pixels().put(i, (byte) Math.round(value));
    }
    return picture;
  }

  @Test
  void growsWithTheDifferenceAndHasABound() {
    try (PerceptualDistance distance = new PerceptualDistance(network());
        Features picture = distance.features(noise(2, 0));
        Features same = distance.features(noise(2, 0));
        Features near = distance.features(noise(2, 0.1));
        Features far = distance.features(noise(2, 1))) {
      assertThat(distance.distance(picture, same)).isZero();
      double little = distance.distance(picture, near);
      double much = distance.distance(picture, far);
      assertThat(little).isPositive().isLessThan(much);
      assertThat(distance.distance(far, picture)).isCloseTo(much, within(1e-6));
      // features of length one without a negative number are at most √2 apart, on each level
      assertThat(much).isLessThanOrEqualTo(2.0 * SqueezeNet.LEVELS);
    }
  }
}
