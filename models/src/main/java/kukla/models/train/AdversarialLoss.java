package kukla.models.train;

import java.util.List;
import kukla.models.motion.Discriminator;
import kukla.models.motion.Discriminator.Verdict;
import kukla.models.ops.Ops;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Least-squares GAN with feature matching (Mao et al., ICCV 2017; Wang et al., CVPR 2018).
 *
 * @param discriminator judges pictures at its scales
 * @param weights what each part counts
 * @param scales of the pyramids that are handed in
 */
record AdversarialLoss(Discriminator discriminator, LossWeights weights, List<Double> scales) {

  /** What the generator is to lower: drawn pictures pass for real and have real features. */
  void addForGenerator(
      LossTerms terms, Ops<Tensor> ops, List<Tensor> drawn, List<Tensor> real, Tensor points) {
    for (String scale : discriminator.config().scales()) {
      int level = level(scale);
      Verdict<Tensor> fake = discriminator.forward(ops, scale, drawn.get(level), points);
      Verdict<Tensor> truth = discriminator.forward(ops, scale, real.get(level), points);
      terms.add("generator_gan", weights.generatorGan(), away(fake.map(), 1));
      for (int i = 0;
          i < Math.min(truth.features().size(), weights.featureMatching().size());
          i++) {
        Tensor difference = truth.features().get(i).sub(fake.features().get(i));
        terms.add("feature_matching", weights.featureMatching().get(i), difference.abs().mean());
      }
    }
  }

  /** What the discriminator is to lower. */
  void addForDiscriminator(
      LossTerms terms, Ops<Tensor> ops, List<Tensor> drawn, List<Tensor> real, Tensor points) {
    for (String scale : discriminator.config().scales()) {
      int level = level(scale);
      Tensor fake = discriminator.forward(ops, scale, drawn.get(level), points).map();
      Tensor truth = discriminator.forward(ops, scale, real.get(level), points).map();
      terms.add("discriminator_gan", weights.discriminatorGan(), away(truth, 1).add(away(fake, 0)));
    }
  }

  private int level(String scale) {
    int level = scales.indexOf(Double.parseDouble(scale));
    if (level < 0) {
      throw new kukla.inference.Fault(
          "training: expected the discriminator's scale %s among train_params.scales, found %s; add it"
              .formatted(scale, scales));
    }
    return level;
  }

  private static Tensor away(Tensor map, double from) {
    return map.sub(new Scalar(from)).square().mean();
  }
}
