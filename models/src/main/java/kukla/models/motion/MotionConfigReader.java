package kukla.models.motion;

import java.util.List;
import java.util.Locale;
import kukla.models.motion.MotionConfig.Body;
import kukla.models.motion.MotionConfig.DenseMotionConfig;
import kukla.models.motion.MotionConfig.DiscriminatorConfig;
import kukla.models.motion.MotionConfig.GeneratorConfig;
import kukla.models.motion.MotionConfig.KeypointDetectorConfig;

/** Reads the official keys of {@code model_params}, with the reference code's defaults. */
final class MotionConfigReader {
  private MotionConfigReader() {}

  static MotionConfig read(Section model) {
    Section common = model.section("common_params");
    int numKp = common.integer("num_kp");
    int numChannels = common.integer("num_channels");
    boolean jacobian = common.flag("estimate_jacobian", false);
    common.nothingElse();
    MotionConfig config =
        new MotionConfig(
            keypointDetector(model.section("kp_detector_params"), numKp, numChannels, jacobian),
            generator(model.section("generator_params"), numKp, numChannels),
            discriminator(model.optional("discriminator_params")));
    model.nothingElse();
    return config;
  }

  private static KeypointDetectorConfig keypointDetector(
      Section s, int numKp, int numChannels, boolean jacobian) {
    int headKernel = s.integer("head_kernel", 7);
    boolean exactHead = s.flag("exact_head", false);
    double scale = s.number("scale_factor", 1);
    int detail = s.integer("detail_features", 0);
    if (detail > 0 && scale != Math.scalb(1.0, Math.getExponent(scale))) {
      throw s.wrong("scale_factor", "a power of two, since detail_features are found by halving,");
    }
    var config =
        new KeypointDetectorConfig(
            numKp,
            numChannels,
            jacobian,
            s.integer("block_expansion"),
            s.integer("max_features"),
            s.integer("num_blocks"),
            s.number("temperature"),
            scale,
            s.flag("single_jacobian_map", false),
            s.integer("pad", 0),
            headKernel,
            exactHead,
            detail);
    s.nothingElse();
    return config;
  }

  private static GeneratorConfig generator(Section s, int numKp, int numChannels) {
    boolean occlusion = s.flag("estimate_occlusion_map", false);
    Section d = s.section("dense_motion_params");
    var dense =
        new DenseMotionConfig(
            numKp,
            occlusion,
            d.integer("block_expansion"),
            d.integer("max_features"),
            d.integer("num_blocks"),
            d.number("scale_factor", 1),
            d.number("kp_variance", 0.01),
            d.integer("head_kernel", 7));
    d.nothingElse();
    Body body = Body.valueOf(s.choice("body", "official", "lite").toUpperCase(Locale.ROOT));
    var config =
        new GeneratorConfig(
            body,
            numChannels,
            s.integer("block_expansion"),
            s.integer("max_features"),
            s.integer("num_down_blocks"),
            s.integer("num_bottleneck_blocks"),
            body == Body.LITE ? s.integer("half_features") : 0,
            dense);
    s.nothingElse();
    return config;
  }

  private static DiscriminatorConfig discriminator(Section s) {
    var config =
        new DiscriminatorConfig(
            s.texts("scales", List.of("1")),
            s.integer("block_expansion", 64),
            s.integer("max_features", 512),
            s.integer("num_blocks", 4),
            s.flag("sn", false),
            s.flag("use_kp", false),
            s.number("kp_variance", 0.01));
    s.nothingElse();
    return config;
  }
}
