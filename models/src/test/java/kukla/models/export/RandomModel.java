package kukla.models.export;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import kukla.models.motion.MotionConfig;
import kukla.models.ops.Parameter;
import kukla.models.weights.Tensor;
import kukla.models.weights.Weights;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Models of any configuration with random weights, equal for equal seeds. */
public final class RandomModel {
  private RandomModel() {}

  static Map<String, Object> yaml(String text) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
  }

  static FinishedNetworks of(String text, int size, long seed) {
    MotionConfig config = MotionConfig.of(yaml(text), "test.yaml");
    return new FinishedNetworks(
        config, size, weights(FinishedNetworks.parameters(config, size, "test.yaml"), seed));
  }

  /** Random weights of these parameters. */
  public static Weights weights(Collection<Parameter> parameters, long seed) {
    Random random = new Random(seed);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      long[] shape = parameter.shape().stream().mapToLong(Long::longValue).toArray();
      tensors.put(parameter.name(), Tensor.of(values(parameter, random), shape));
    }
    return new Weights("random", tensors);
  }

  /** Random numbers for a parameter, of a size that keeps signals alive. */
  public static float[] values(Parameter parameter, Random random) {
    double bound = 1.5 / Math.sqrt((double) parameter.fanIn());
    float[] values = new float[(int) parameter.count()];
    for (int i = 0; i < values.length; i++) {
      double draw = 2 * random.nextDouble() - 1;
      values[i] =
          switch (parameter.role()) {
            case WEIGHT, ZERO -> (float) (bound * draw);
            case BIAS, SHIFT, RUNNING_MEAN -> (float) (0.1 * draw);
            case SCALE, RUNNING_VARIANCE -> (float) (1 + 0.5 * draw);
            case IDENTITY_JACOBIANS -> (i % 4 == 0 || i % 4 == 3 ? 1 : 0) + (float) (0.1 * draw);
            case SINGULAR_VECTOR -> (float) draw;
          };
    }
    return values;
  }

  /** A smooth picture, RGB planes in [0, 1]. */
  static float[] picture(int size, long seed) {
    Random random = new Random(seed);
    double a = 1 + random.nextDouble();
    double b = 1 + random.nextDouble();
    float[] picture = new float[3 * size * size];
    for (int i = 0; i < picture.length; i++) {
      double x = (double) (i % size) / size;
      double y = (double) (i / size % size) / size;
      int c = i / (size * size);
      picture[i] =
          (float) (0.5 + 0.4 * Math.sin(6 * a * x + c) * Math.cos(5 * b * y - c) + 0.1 * x);
      picture[i] = Math.min(1, Math.max(0, picture[i]));
    }
    return picture;
  }
}
