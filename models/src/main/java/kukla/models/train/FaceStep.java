package kukla.models.train;

import java.util.Map;
import kukla.models.data.FaceBatch;
import kukla.models.data.FaceBatch.Number;
import kukla.models.face.FaceNetwork;
import kukla.models.face.FaceTensors;
import kukla.models.torch.TorchOps;
import kukla.models.torch.TorchOps.Mode;
import kukla.models.torch.TorchOps.Precision;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** One step of training a {@link FaceNetwork}. Borrows the state. */
final class FaceStep implements TrainingLoop.Step<FaceBatch> {
  /** Upper, then lower points of what opens. */
  private static final int[] UPPER = {37, 38, 43, 44, 61, 62, 63};

  private static final int[] LOWER = {41, 40, 47, 46, 67, 66, 65};

  /** Where a cheek ends is a matter of taste; how far an eye is open is not. */
  private static final float JAW = 0.5f;

  private static final float EYES_AND_MOUTH = 2;
  private static final int JAW_END = 17;
  private static final int EYES_START = 36;

  private final FaceNetwork network;
  private final CropPlan plan;
  private final Descent descent;
  private final TorchOps ops;

  FaceStep(FaceNetwork network, CropPlan plan, TrainingState state, Precision precision) {
    this.network = network;
    this.plan = plan;
    descent = new Descent(state, plan.schedule(), plan.clipGradient());
    ops = new TorchOps(state.parameters(), precision, Mode.TRAIN);
  }

  @Override
  public Map<String, Double> run(FaceBatch batch, long step) {
    try (PointerScope scope = new PointerScope()) {
      FaceTensors<Tensor> found = network.forward(ops, CropTensors.pictures(batch));
      LossTerms terms = new LossTerms();
      addPoints(terms, found, batch);
      addNumbers(terms, found, batch);
      return descent.follow(terms, network.kind(), plan.rate(), plan.averageDecay(), step);
    }
  }

  private void addPoints(LossTerms terms, FaceTensors<Tensor> found, FaceBatch batch) {
    Tensor labels = CropTensors.of(batch.points(), batch.crops(), FaceNetwork.POINTS, 3);
    Tensor wanted = labels.narrow(2, 0, 2);
    Tensor known = labels.narrow(2, 2, 1);
    Tensor away = found.points().sub(wanted).abs();
    terms.add("points", plan.losses().points(), CropTensors.mean(away, known.mul(importance())));
    Tensor gap = gaps(found.points()).sub(gaps(wanted)).abs();
    Tensor both =
        torch
            .min(chosen(known, UPPER), chosen(known, LOWER))
            .ge(new Scalar(1f))
            .to(known.scalar_type());
    terms.add("gaps", plan.losses().gaps(), CropTensors.mean(gap, both));
    // Laplace: how far off each point is, given how far off it was expected to be
    Tensor distance = away.detach().mean(new long[] {2}, false, new ScalarTypeOptional());
    Tensor likelihood = distance.mul(found.spread().neg().exp()).add(found.spread());
    terms.add("spread", plan.losses().spread(), CropTensors.mean(likelihood, known.squeeze(2)));
  }

  private static Tensor gaps(Tensor points) {
    return chosen(points, LOWER).sub(chosen(points, UPPER));
  }

  private static Tensor chosen(Tensor points, int[] which) {
    Tensor[] each = new Tensor[which.length];
    for (int i = 0; i < which.length; i++) {
      each[i] = points.narrow(1, which[i], 1);
    }
    return torch.cat(new TensorVector(each), 1);
  }

  private static Tensor importance() {
    float[] weights = new float[FaceNetwork.POINTS];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i < JAW_END ? JAW : i < EYES_START ? 1 : EYES_AND_MOUTH;
    }
    return Tensor.create(weights, 1, FaceNetwork.POINTS, 1);
  }

  private void addNumbers(LossTerms terms, FaceTensors<Tensor> found, FaceBatch batch) {
    Tensor labels = CropTensors.of(batch.numbers(), batch.crops(), Number.COUNT, 2);
    CropPlan.Losses losses = plan.losses();
    terms.add("pose", losses.pose(), away(found.pose(), labels, Number.YAW));
    terms.add("openness", losses.openness(), away(found.openness(), labels, Number.RIGHT_EYE));
    terms.add("gaze", losses.gaze(), away(found.gaze(), labels, Number.GAZE_YAW));
    Tensor present = labels.narrow(1, Number.PRESENCE.ordinal(), 1).select(2, 0);
    Tensor doubt = torch.softplus(found.presence()).sub(found.presence().mul(present));
    terms.add("presence", losses.presence(), doubt.mean());
  }

  /** Mean absolute difference of the numbers from {@code first} on. */
  private static Tensor away(Tensor found, Tensor labels, Number first) {
    Tensor part = labels.narrow(1, first.ordinal(), found.size(1));
    return CropTensors.mean(found.sub(part.select(2, 0)).abs(), part.select(2, 1));
  }
}
