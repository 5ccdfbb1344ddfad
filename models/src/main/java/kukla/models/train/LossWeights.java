package kukla.models.train;

import java.util.List;

/**
 * What each loss counts. 0 turns one off.
 *
 * @param perceptual of each level of the perceptual features, used where they are given
 * @param pyramidL1 absolute difference at each scale
 * @param pyramidGradient absolute difference of the differences between neighbours at each scale
 * @param keypoints distance of supervised keypoints from their landmarks
 * @param follow distance of a drawn picture's keypoints from those that it was drawn for
 * @param gaps difference of the gaps between lids and between lips, of labelled and of drawn
 *     pictures
 * @param equivarianceValue keypoints move with the picture
 * @param equivarianceJacobian their jacobians do too
 * @param generatorGan drawn pictures pass for real
 * @param discriminatorGan the discriminator tells them apart
 * @param featureMatching of each block of the discriminator
 */
public record LossWeights(
    List<Double> perceptual,
    double pyramidL1,
    double pyramidGradient,
    double keypoints,
    double follow,
    double gaps,
    double equivarianceValue,
    double equivarianceJacobian,
    double generatorGan,
    double discriminatorGan,
    List<Double> featureMatching) {}
