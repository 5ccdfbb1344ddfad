package kukla.models.train;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kukla.models.data.Batch;
import kukla.models.data.Draw;
import kukla.models.motion.Generator.Source;
import kukla.models.motion.KeypointTensors;
import kukla.models.torch.TorchOps;
import kukla.models.torch.TorchOps.Mode;
import kukla.models.torch.TorchOps.Precision;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * One step of training: keypoints of source, driving and a warped driving picture; the source drawn
 * as the driving one; the losses; their gradients; Adam. Borrows the state; its opener closes it.
 */
final class MotionStep implements TrainingLoop.Step<Batch>, AutoCloseable {
  /** Place of the random warp among what is drawn for a step, beside the pairs. */
  private static final long WARP = -1;

  private final TrainingPlan plan;
  private final MotionNetworks networks;
  private final TrainingState state;
  private final Descent descent;
  private final TorchOps ops;
  private final TorchOps frozen;
  private final CrossedMotion crossed;
  private final Pyramid pyramid;
  private final PictureLoss pictureLoss;
  private final KeypointLoss keypointLoss;
  private final Gaps gaps;
  private final AdversarialLoss adversarialLoss;

  MotionStep(
      TrainingPlan plan,
      MotionNetworks networks,
      TrainingState state,
      Precision precision,
      @Nullable Path perceptual) {
    this.plan = plan;
    this.networks = networks;
    this.state = state;
    descent = new Descent(state, plan.schedule(), plan.clipGradient());
    ops = new TorchOps(state.parameters(), precision, Mode.TRAIN);
    frozen = new TorchOps(state.parameters(), precision, Mode.FROZEN);
    crossed = new CrossedMotion(plan.crossedPairs());
    pyramid = new Pyramid(plan.scales(), plan.size());
    pictureLoss = new PictureLoss(plan.losses(), perceptual, precision);
    keypointLoss = new KeypointLoss(plan.supervised());
    gaps = new Gaps(plan.supervised());
    adversarialLoss = new AdversarialLoss(networks.discriminator(), plan.losses(), plan.scales());
  }

  /**
   * Runs a step.
   *
   * @param batch its pairs, borrowed
   * @param step counted from 0
   * @return the losses by name, their sum as {@code loss}, and the length of each network's
   *     gradient as {@code gradient_…}; when one of them is not finite the weights were left alone
   */
  @Override
  public Map<String, Double> run(Batch batch, long step) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("loss", 0.0);
    try (PointerScope scope = new PointerScope()) {
      Tensor driving = pictures(batch, batch.driving());
      Tensor landmarks = tensor(batch.landmarks(), 2L * batch.pairs(), Batch.POINTS, 3);
      RandomWarp warp =
          new RandomWarp(
              batch.pairs(),
              plan.sigmaAffine(),
              plan.sigmaTps(),
              plan.pointsTps(),
              new Draw(plan.seed(), step, WARP));
      Tensor source = pictures(batch, batch.source());
      Tensor seen = pictures(batch, batch.drivingSeen());
      Tensor all = torch.cat(new TensorVector(source, seen, warp.picture(driving)), 0);
      KeypointTensors<Tensor> points = networks.detector().forward(ops, all);
      long pairs = batch.pairs();
      KeypointTensors<Tensor> sourcePoints = points.map(x -> x.narrow(0, 0, pairs));
      KeypointTensors<Tensor> drivingPoints = points.map(x -> x.narrow(0, pairs, pairs));
      KeypointTensors<Tensor> warpedPoints = points.map(x -> x.narrow(0, 2 * pairs, pairs));

      KeypointTensors<Tensor> asked = drivingPoints;
      KeypointTensors<Tensor> from = sourcePoints;
      Source<Tensor> encoded = networks.generator().encode(ops, source);
      if (crossed.count() > 0) {
        asked = CrossedMotion.with(asked, crossed.destinations(ops, sourcePoints, drivingPoints));
        from = CrossedMotion.with(from, crossed.own(sourcePoints));
        encoded = crossed.extended(encoded);
      }
      Tensor drawn = networks.generator().draw(ops, encoded, from, asked).prediction();
      List<Tensor> predicted = pyramid.of(drawn.narrow(0, 0, pairs));
      List<Tensor> real = pyramid.of(driving);
      Tensor still = drivingPoints.values().detach();

      LossTerms terms = new LossTerms();
      List<Tensor> emphasis =
          pyramid.of(tensor(batch.emphasis(), pairs, 1, batch.size(), batch.size()));
      pictureLoss.add(terms, predicted, real, emphasis);
      EquivarianceLoss.add(terms, plan.losses(), ops, warp, drivingPoints, warpedPoints);
      if (keypointLoss.any()) {
        Tensor labelled = points.values().narrow(0, 0, 2 * pairs);
        terms.add("keypoints", plan.losses().keypoints(), keypointLoss.of(labelled, landmarks));
        keypointLoss
            .away(labelled, landmarks, batch.size())
            .forEach((name, pixels) -> numbers.put(TrainingCharts.AWAY + name, pixels));
        if (plan.losses().gaps() > 0 && gaps.any()) {
          Tensor wanted = keypointLoss.wanted(landmarks);
          Tensor away = gaps.of(labelled, wanted.narrow(2, 0, 2), wanted.narrow(2, 2, 1));
          terms.add("gaps", plan.losses().gaps(), away);
        }
      }
      if (plan.losses().follow() > 0) {
        Tensor found = networks.detector().forward(frozen, drawn).values();
        terms.add("follow", plan.losses().follow(), FollowLoss.of(found, asked.values()));
        if (plan.losses().gaps() > 0 && gaps.any()) {
          Tensor away = gaps.of(found, asked.values(), FollowLoss.inside(asked.values()));
          terms.add("follow_gaps", plan.losses().gaps(), away);
        }
      }
      if (plan.adversarial()) {
        adversarialLoss.addForGenerator(terms, ops, predicted, real, still);
      }
      terms.sum().backward();
      put(numbers, terms);
      boolean finite = Double.isFinite(numbers.getOrDefault("loss", Double.NaN));
      finite = descent.step("kp_detector", plan.rateKeypointDetector(), step, finite, numbers);
      finite = descent.step("generator", plan.rateGenerator(), step, finite, numbers);

      if (plan.adversarial()) {
        state.optimiser("discriminator").clear();
        LossTerms verdict = new LossTerms();
        List<Tensor> fixed = predicted.stream().map(Tensor::detach).toList();
        adversarialLoss.addForDiscriminator(verdict, ops, fixed, real, still);
        verdict.sum().backward();
        numbers.putAll(verdict.numbers());
        finite = descent.step("discriminator", plan.rateDiscriminator(), step, finite, numbers);
      }
      if (finite) {
        descent.average(plan.averageDecay(), step);
      }
    }
    return numbers;
  }

  private static void put(Map<String, Double> numbers, LossTerms terms) {
    Map<String, Double> each = terms.numbers();
    numbers.putAll(each);
    numbers.put("loss", each.values().stream().mapToDouble(Double::doubleValue).sum());
  }

  static Tensor pictures(Batch batch, FloatBuffer buffer) {
    return tensor(buffer, batch.pairs(), 3, batch.size(), batch.size());
  }

  /** A view of a direct buffer. */
  private static Tensor tensor(FloatBuffer buffer, long... shape) {
    return torch.from_blob(new FloatPointer(buffer), shape);
  }

  @Override
  public void close() {
    pyramid.close();
    pictureLoss.close();
    keypointLoss.close();
    gaps.close();
  }
}
