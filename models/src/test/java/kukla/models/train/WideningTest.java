package kukla.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import kukla.inference.Fault;
import kukla.models.export.RandomModel;
import kukla.models.motion.Generator.Drawn;
import kukla.models.motion.KeypointTensors;
import kukla.models.motion.MotionConfig;
import kukla.models.ops.Parameter;
import kukla.models.torch.TorchOps;
import kukla.models.torch.TorchOps.Mode;
import kukla.models.torch.TorchOps.Precision;
import kukla.models.torch.TorchParameters;
import kukla.models.weights.Safetensors;
import kukla.models.weights.Tensor;
import kukla.models.weights.Weights;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A larger motion network that begins as a smaller one. */
final class WideningTest {
  private static final int SIZE = 64;

  /** What both networks give for the same two pictures, as plain numbers. */
  @SuppressWarnings("ArrayRecordComponent") // never changed after construction
  private record Given(float[] points, float[] jacobians, float[] prediction) {}

  private static final String LITE =
      """
      model_params:
        common_params: {num_kp: 4, num_channels: 3, estimate_jacobian: true}
        kp_detector_params: {temperature: 0.1, block_expansion: 4, max_features: 12, num_blocks: 3,
          scale_factor: 0.25, single_jacobian_map: true, head_kernel: 5, pad: 2, detail_features: 5}
        generator_params: {body: lite, half_features: 6, block_expansion: 8, max_features: 8,
          num_down_blocks: 1, num_bottleneck_blocks: 1, estimate_occlusion_map: true,
          dense_motion_params: {block_expansion: 4, max_features: 14, num_blocks: 2,
            scale_factor: 0.25, head_kernel: 3}}
      """;

  private static final String OFFICIAL =
      """
      model_params:
        common_params: {num_kp: 3, num_channels: 3, estimate_jacobian: true}
        kp_detector_params: {temperature: 0.1, block_expansion: 4, max_features: 16, num_blocks: 2,
          scale_factor: 0.5, pad: 3}
        generator_params: {block_expansion: 4, max_features: 16, num_down_blocks: 2,
          num_bottleneck_blocks: 1, estimate_occlusion_map: true,
          dense_motion_params: {block_expansion: 4, max_features: 16, num_blocks: 2,
            scale_factor: 0.25}}
      """;

  @TempDir Path temporary;
  private Path file = Path.of("");

  @Test
  void liteTwiceAsWideGivesTheSame() {
    expectTheSame(LITE, doubled(LITE));
  }

  @Test
  void liteOfOddWidthsAndMoreBlocksGivesTheSame() {
    expectTheSame(
        LITE,
        LITE.replace("expansion: 4, max_features: 12", "expansion: 7, max_features: 31")
            .replace("detail_features: 5", "detail_features: 13")
            .replace(
                "half_features: 6, block_expansion: 8", "half_features: 9, block_expansion: 11")
            .replace("down_blocks: 1", "down_blocks: 2")
            .replace("bottleneck_blocks: 1", "bottleneck_blocks: 3"));
  }

  @Test
  void officialBodyTwiceAsWideWithMoreBlocksGivesTheSame() {
    expectTheSame(OFFICIAL, doubled(OFFICIAL).replace("neck_blocks: 1", "neck_blocks: 2"));
  }

  @Test
  void sameNetworkKeepsItsWeights() {
    Weights narrow = store(LITE);
    assertThat(widened(LITE).tensors()).isEqualTo(narrow.tensors());
  }

  @Test
  void copiesAreToldApart() {
    store(LITE);
    Weights wide = widened(doubled(LITE));
    // what the copies see is equal, what becomes of them is not
    Tensor first = wide.tensor("generator.first.conv.weight", 16, 48, 3, 3);
    float[] made = first.floats();
    int half = made.length / 2;
    Tensor next = wide.tensor("generator.encoder.0.0.conv.weight", 16, 16, 3, 3);
    float[] used = next.floats();
    for (int i = 0; i < half; i++) {
      assertThat(made[half + i]).isEqualTo(made[i]);
    }
    int apart = 0;
    for (int o = 0; o < 16; o++) {
      float a = used[(o * 16 + 3) * 9];
      float b = used[(o * 16 + 11) * 9];
      apart += Math.abs(a - b) > 0.01 * Math.abs(a + b) ? 1 : 0;
      assertThat(a / (a + b)).isBetween(0.24f, 0.76f);
    }
    assertThat(apart).isGreaterThan(12);
  }

  @Test
  void equalSeedsGiveEqualWeights() {
    store(LITE);
    assertThat(widened(doubled(LITE)).tensors()).isEqualTo(widened(doubled(LITE)).tensors());
  }

  @Test
  void refusesWhatIsNotWider() {
    store(LITE);
    expectRefused(
        LITE.replace("num_kp: 4", "num_kp: 6"), "6 channels from kp_detector.kp, found 4");
    expectRefused(LITE.replace("num_kp: 4", "num_kp: 3"), "3 channels that kp_detector.kp is to");
    expectRefused(LITE.replace("block_expansion: 8", "block_expansion: 7"), "generator.first.conv");
    expectRefused(LITE.replace("num_blocks: 3", "num_blocks: 4"), "decoder.up_blocks.0.conv");
    expectRefused(LITE.replace("num_blocks: 3", "num_blocks: 2"), "kp_detector.predictor");
    expectRefused(LITE.replace("head_kernel: 5", "head_kernel: 3"), "kp_detector.kp.weight");
    expectRefused(LITE.replace("neck_blocks: 1", "neck_blocks: 0"), "generator.bottleneck.0");
    expectRefused(
        LITE.replace("detail_features: 5", "detail_features: 0"), "the 3 channels that come to it");
    expectRefused(LITE.replace("jacobian: true", "jacobian: false"), "kp_detector.jacobian");
    expectRefused(LITE.replace("occlusion_map: true", "occlusion_map: false"), "occlusion.weight");
    expectRefused(OFFICIAL, "widening " + file);
  }

  private void expectRefused(String config, String words) {
    assertThatThrownBy(() -> widened(config))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("widening " + file + ": expected ")
        .hasMessageContaining(words)
        .hasMessageContaining(
            "; give a --config that differs only in channels and residual blocks");
  }

  private static String doubled(String config) {
    return Pattern.compile("(expansion|features): (\\d+)")
        .matcher(config)
        .replaceAll(found -> found.group(1) + ": " + 2 * Integer.parseInt(found.group(2)));
  }

  private void expectTheSame(String narrow, String wide) {
    Weights before = store(narrow);
    Weights after = widened(wide);
    for (Mode mode : Mode.values()) {
      Given expected = run(narrow, before, mode);
      Given found = run(wide, after, mode);
      expectClose(found.points, expected.points);
      expectClose(found.jacobians, expected.jacobians);
      expectClose(found.prediction, expected.prediction);
    }
  }

  private static void expectClose(float[] found, float[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    double least = Double.MAX_VALUE;
    double most = -Double.MAX_VALUE;
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(1e-4f));
      least = Math.min(least, expected[i]);
      most = Math.max(most, expected[i]);
    }
    assertThat(most - least).as("something to compare").isGreaterThan(0.05);
  }

  /** Random weights of a configuration, in a file. */
  private Weights store(String config) {
    Weights random = RandomModel.weights(networks(config).parameters(SIZE, false), 3);
    file = temporary.resolve("narrow.safetensors");
    Safetensors.write(file, random.tensors(), Map.of());
    return random;
  }

  private static MotionNetworks networks(String config) {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    return MotionNetworks.of(MotionConfig.of(yaml.<Map<String, Object>>load(config), "test.yaml"));
  }

  private Weights widened(String config) {
    return Widening.of(networks(config), SIZE, 5, file);
  }

  /** Runs a network whose parameters start fresh where the weights lack them. */
  private Given run(String config, Weights weights, Mode mode) {
    MotionNetworks networks = networks(config);
    Collection<Parameter> needed = networks.parameters(SIZE, false);
    Random random = new Random(9);
    try (TorchParameters parameters =
            TorchParameters.of(
                needed,
                parameter ->
                    weights.has(parameter.name())
                        ? weights.tensor(parameter.name()).floats()
                        : RandomModel.values(parameter, random));
        PointerScope scope = new PointerScope()) {
      TorchOps ops = new TorchOps(parameters, Precision.FP32, mode);
      org.bytedeco.pytorch.Tensor source = picture(21);
      KeypointTensors<org.bytedeco.pytorch.Tensor> from = networks.detector().forward(ops, source);
      KeypointTensors<org.bytedeco.pytorch.Tensor> to =
          networks.detector().forward(ops, picture(22));
      Drawn<org.bytedeco.pytorch.Tensor> drawn =
          networks.generator().draw(ops, networks.generator().encode(ops, source), from, to);
      org.bytedeco.pytorch.Tensor jacobians = Objects.requireNonNull(to.jacobians());
      return new Given(numbers(to.values()), numbers(jacobians), numbers(drawn.prediction()));
    }
  }

  private static org.bytedeco.pytorch.Tensor picture(long seed) {
    Random random = new Random(seed);
    float[] pixels = new float[2 * 3 * SIZE * SIZE];
    double[] a = random.doubles(6, 3, 12).toArray();
    for (int i = 0; i < pixels.length; i++) {
      double x = (double) (i % SIZE) / SIZE;
      double y = (double) (i / SIZE % SIZE) / SIZE;
      double wave = a[i / (SIZE * SIZE)];
      pixels[i] = (float) (0.5 + 0.4 * Math.sin(wave * x + a[0] * y) * Math.cos(a[1] * y - wave));
    }
    return org.bytedeco.pytorch.Tensor.create(pixels, 2, 3, SIZE, SIZE);
  }

  private static float[] numbers(org.bytedeco.pytorch.Tensor tensor) {
    float[] numbers = new float[(int) tensor.numel()];
    tensor.detach().contiguous().<FloatBuffer>createBuffer().get(numbers);
    return numbers;
  }
}
