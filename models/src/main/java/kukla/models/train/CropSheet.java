package kukla.models.train;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import kukla.models.data.FaceBatch;
import kukla.models.face.CropNetwork;
import kukla.models.face.FaceNetwork;
import kukla.models.face.MaskNetwork;
import kukla.models.torch.TorchOps;
import kukla.models.torch.TorchOps.Mode;
import kukla.models.torch.TorchOps.Precision;
import kukla.models.torch.TorchParameters;
import org.bytedeco.pytorch.Tensor;

/**
 * A picture of how far training has come: crops with the labels in green and what the network says
 * in red. Drawn as the exported model would: averaged weights, running statistics, FP32.
 */
final class CropSheet {
  private static final int COLUMNS = 6;
  private static final int ZOOM = 2;
  private static final int[] COLOURS = {0x202020, 0xff6040, 0x40a0ff, 0xf0e040};

  private final CropNetwork network;
  private final FaceBatch batch;

  /**
   * @param batch what is shown, borrowed for good
   */
  CropSheet(CropNetwork network, FaceBatch batch) {
    this.network = network;
    this.batch = batch;
  }

  void write(TrainingState state, Path file) {
    int cell = batch.size() * ZOOM;
    int rows = (batch.crops() + COLUMNS - 1) / COLUMNS;
    TrainingSheet.write(COLUMNS * cell, rows * cell, pen -> draw(state, pen, cell), file);
  }

  private void draw(TrainingState state, Graphics2D pen, int cell) {
    Map<String, Tensor> weights = state.averagedWeights();
    try (TorchParameters averaged =
        TorchParameters.of(
            network.parameters(),
            parameter ->
                TrainingSheet.floats(Objects.requireNonNull(weights.get(parameter.name()))))) {
      TorchOps ops = new TorchOps(averaged, Precision.FP32, Mode.EVALUATE);
      Map<String, Tensor> outputs = network.outputs(ops, CropTensors.pictures(batch));
      Tensor said = outputs.get(network instanceof FaceNetwork ? "landmarks" : "masks");
      float[] numbers = TrainingSheet.floats(Objects.requireNonNull(said));
      float[] confidence =
          network instanceof FaceNetwork
              ? TrainingSheet.floats(Objects.requireNonNull(outputs.get("confidence")))
              : new float[0];
      for (int crop = 0; crop < batch.crops(); crop++) {
        int left = crop % COLUMNS * cell;
        int top = crop / COLUMNS * cell;
        pen.drawImage(
            network instanceof MaskNetwork ? tinted(crop, numbers) : picture(crop),
            left,
            top,
            cell,
            cell,
            null);
        if (network instanceof FaceNetwork) {
          labels(pen, crop, left, top, cell);
          points(pen, crop, numbers, confidence, left, top, cell);
        }
      }
    }
  }

  private void labels(Graphics2D pen, int crop, int left, int top, int cell) {
    pen.setColor(Color.GREEN);
    for (int i = crop * FaceNetwork.POINTS; i < (crop + 1) * FaceNetwork.POINTS; i++) {
      if (batch.points().get(3 * i + 2) > 0) {
        dot(pen, batch.points().get(3 * i), batch.points().get(3 * i + 1), left, top, cell);
      }
    }
  }

  /** Unsure points are dark. */
  private static void points(
      Graphics2D pen, int crop, float[] points, float[] confidence, int left, int top, int cell) {
    for (int i = crop * FaceNetwork.POINTS; i < (crop + 1) * FaceNetwork.POINTS; i++) {
      pen.setColor(new Color(Math.max(0, Math.min(1, confidence[i])), 0, 0));
      dot(pen, points[2 * i], points[2 * i + 1], left, top, cell);
    }
  }

  private static void dot(Graphics2D pen, float x, float y, int left, int top, int cell) {
    int px = left + Math.round((x + 1) / 2 * cell);
    int py = top + Math.round((y + 1) / 2 * cell);
    pen.fillOval(px - 1, py - 1, 3, 3);
  }

  private BufferedImage picture(int crop) {
    int size = batch.size();
    return TrainingSheet.picture(batch.pictures(), crop * 3 * size * size, size);
  }

  /** The picture, each pixel half in the colour of its most likely class. */
  private BufferedImage tinted(int crop, float[] masks) {
    BufferedImage image = picture(crop);
    int size = batch.size();
    int plane = size * size;
    for (int i = 0; i < plane; i++) {
      int best = 0;
      for (int c = 1; c < MaskNetwork.CLASSES.size(); c++) {
        int base = crop * MaskNetwork.CLASSES.size();
        best = masks[(base + c) * plane + i] > masks[(base + best) * plane + i] ? c : best;
      }
      int rgb = image.getRGB(i % size, i / size);
      image.setRGB(i % size, i / size, ((rgb >> 1) & 0x7f7f7f) + ((COLOURS[best] >> 1) & 0x7f7f7f));
    }
    return image;
  }
}
