package kukla.models.train;

import java.util.Map;
import kukla.models.data.FaceBatch;
import kukla.models.face.MaskNetwork;
import kukla.models.torch.TorchOps;
import kukla.models.torch.TorchOps.Mode;
import kukla.models.torch.TorchOps.Precision;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** One step of training a {@link MaskNetwork}. Borrows the state. */
final class MaskStep implements TrainingLoop.Step<FaceBatch> {
  /** Background, face, hair, occluder: what is rare counts more. */
  private static final double[] IMPORTANCE = {1, 1, 1.5, 2};

  private final MaskNetwork network;
  private final CropPlan plan;
  private final Descent descent;
  private final TorchOps ops;

  MaskStep(MaskNetwork network, CropPlan plan, TrainingState state, Precision precision) {
    this.network = network;
    this.plan = plan;
    descent = new Descent(state, plan.schedule(), plan.clipGradient());
    ops = new TorchOps(state.parameters(), precision, Mode.TRAIN);
  }

  @Override
  public Map<String, Double> run(FaceBatch batch, long step) {
    try (PointerScope scope = new PointerScope()) {
      Tensor scores = network.forward(ops, CropTensors.pictures(batch));
      Tensor logs = torch.log_softmax(scores, 1);
      Tensor labels = CropTensors.of(batch.masks(), batch.crops(), batch.size(), batch.size());
      LossTerms terms = new LossTerms();
      Tensor sum = null;
      Tensor weights = null;
      for (int c = 0; c < MaskNetwork.CLASSES.size(); c++) {
        Tensor here =
            labels.eq(new Scalar((float) c)).to(logs.scalar_type()).mul(new Scalar(IMPORTANCE[c]));
        Tensor missed = logs.select(1, c).neg().mul(here).sum();
        sum = sum == null ? missed : sum.add(missed);
        weights = weights == null ? here.sum() : weights.add(here.sum());
      }
      if (sum == null || weights == null) {
        throw new IllegalStateException("expected classes, found none");
      }
      terms.add("masks", plan.losses().masks(), sum.div(weights.add(new Scalar(1e-6))));
      return descent.follow(terms, network.kind(), plan.rate(), plan.averageDecay(), step);
    }
  }
}
