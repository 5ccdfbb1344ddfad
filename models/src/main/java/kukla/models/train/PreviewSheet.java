package kukla.models.train;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import kukla.models.data.Batch;
import kukla.models.motion.Generator.Drawn;
import kukla.models.motion.KeypointTensors;
import kukla.models.motion.Warp;
import kukla.models.torch.TorchOps;
import kukla.models.torch.TorchOps.Mode;
import kukla.models.torch.TorchOps.Precision;
import kukla.models.torch.TorchParameters;
import org.bytedeco.pytorch.Tensor;

/**
 * A picture of how far training has come, a row a pair: source and driving with their keypoints,
 * the source deformed, the occlusion map, the prediction and its difference from the driving
 * picture. Drawn as the exported model would: averaged weights, running statistics, FP32.
 */
final class PreviewSheet {
  private static final String[] COLUMNS = {
    "source", "driving", "keypoints", "deformed", "occlusion", "prediction", "difference"
  };
  private static final int HEAD = 20;

  private final MotionNetworks networks;
  private final TrainingPlan plan;
  private final Batch batch;

  /**
   * @param batch the pairs shown, borrowed for good
   */
  PreviewSheet(MotionNetworks networks, TrainingPlan plan, Batch batch) {
    this.networks = networks;
    this.plan = plan;
    this.batch = batch;
  }

  void write(TrainingState state, Path file) {
    int size = batch.size();
    TrainingSheet.write(
        COLUMNS.length * size, HEAD + batch.pairs() * size, pen -> draw(state, pen), file);
  }

  private void draw(TrainingState state, Graphics2D pen) {
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    for (int i = 0; i < COLUMNS.length; i++) {
      pen.drawString(COLUMNS[i], i * batch.size() + 4, 14);
    }
    Map<String, Tensor> weights = state.averagedWeights();
    try (TorchParameters averaged =
        TorchParameters.of(
            state.parameters().declared().stream()
                .filter(parameter -> weights.containsKey(parameter.name()))
                .toList(),
            parameter ->
                TrainingSheet.floats(Objects.requireNonNull(weights.get(parameter.name()))))) {
      TorchOps ops = new TorchOps(averaged, Precision.FP32, Mode.EVALUATE);
      Tensor source = MotionStep.pictures(batch, batch.source());
      Tensor driving = MotionStep.pictures(batch, batch.driving());
      KeypointTensors<Tensor> sourcePoints = networks.detector().forward(ops, source);
      KeypointTensors<Tensor> drivingPoints = networks.detector().forward(ops, driving);
      Drawn<Tensor> drawn =
          networks
              .generator()
              .draw(ops, networks.generator().encode(ops, source), sourcePoints, drivingPoints);
      Tensor deformed = Warp.apply(ops, source, drawn.motion());
      Tensor occlusion = drawn.motion().occlusionMap();
      for (int pair = 0; pair < batch.pairs(); pair++) {
        picture(pen, source, pair, 0);
        points(pen, TrainingSheet.floats(sourcePoints.values()), pair, 0);
        picture(pen, driving, pair, 1);
        points(pen, TrainingSheet.floats(drivingPoints.values()), pair, 1);
        points(pen, TrainingSheet.floats(drivingPoints.values()), pair, 2);
        picture(pen, deformed, pair, 3);
        if (occlusion != null) {
          picture(pen, Warp.fitted(ops, occlusion, source).expand(source.shape()), pair, 4);
        }
        picture(pen, drawn.prediction(), pair, 5);
        picture(pen, drawn.prediction().sub(driving).abs(), pair, 6);
      }
    }
  }

  private void picture(Graphics2D pen, Tensor pictures, int pair, int column) {
    int size = batch.size();
    FloatBuffer planes = FloatBuffer.wrap(TrainingSheet.floats(pictures.select(0, pair)));
    pen.drawImage(TrainingSheet.picture(planes, 0, size), column * size, HEAD + pair * size, null);
  }

  /** Keypoints as dots: supervised ones ringed in white. */
  private void points(Graphics2D pen, float[] values, int pair, int column) {
    int size = batch.size();
    int count = values.length / 2 / batch.pairs();
    pen.setStroke(new BasicStroke(1));
    for (int i = 0; i < count; i++) {
      float x = values[(pair * count + i) * 2];
      float y = values[(pair * count + i) * 2 + 1];
      int centreX = column * size + Math.round((x + 1) / 2 * (size - 1));
      int centreY = HEAD + pair * size + Math.round((y + 1) / 2 * (size - 1));
      int radius = Math.max(2, size / 80);
      pen.setColor(Color.getHSBColor((float) i / count, 1, 1));
      pen.fillOval(centreX - radius, centreY - radius, 2 * radius, 2 * radius);
      if (i < plan.supervised().size()) {
        pen.setColor(Color.WHITE);
        pen.drawOval(centreX - radius, centreY - radius, 2 * radius, 2 * radius);
      }
    }
    pen.setColor(Color.WHITE);
  }
}
