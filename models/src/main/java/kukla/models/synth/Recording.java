package kukla.models.synth;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import kukla.inference.face.OpeningRatio;
import kukla.models.data.Label;
import kukla.models.data.LabelSheet;
import kukla.models.weights.ElementType;
import kukla.models.weights.Tensor;

/** What is known of each frame of one clip, for the label file beside it. */
final class Recording {
  private static final String ORIGIN = "rendered from ICT-FaceKit (MIT) and MakeHuman hair (CC0)";

  private final List<String> expressionNames;
  private final List<Labels> frames = new ArrayList<>();

  Recording(HeadModel model) {
    expressionNames = model.names;
  }

  /** One more frame, at a time. */
  void add(Labels labels, double seconds) {
    frames.add(labels.at(seconds));
  }

  /** Writes what is known as a label file. */
  void write(Path file) {
    LabelSheet sheet =
        new LabelSheet(frames.size(), ORIGIN)
            .put(Label.LANDMARKS68, rows(Labels::points))
            .put(Label.VISIBLE, rows(Labels::visible))
            .put(Label.PUPILS, rows(Labels::pupils))
            .put(Label.LANDMARKS3D, rows(Labels::points3d))
            .put(Label.POSE, rows(Labels::pose))
            .expression(rows(Labels::expression), expressionNames)
            .put(Label.BLINK, rows(Recording::blink))
            .put(Label.MOUTH, rows(f -> new float[] {OpeningRatio.mouth(f.points(), 0)}))
            .put(Label.GAZE, rows(Labels::gaze))
            .put(Label.TIME, rows(f -> new float[] {(float) f.seconds()}));
    int side = frames.isEmpty() ? 0 : frames.get(0).dense().side();
    if (side > 0) {
      sheet.masks(masks(side)).depth(depth(side));
    }
    sheet.write(file);
  }

  private static float[] blink(Labels frame) {
    return new float[] {
      OpeningRatio.rightEye(frame.points(), 0), OpeningRatio.leftEye(frame.points(), 0)
    };
  }

  private float[] rows(Function<Labels, float[]> row) {
    List<float[]> rows = frames.stream().map(row).toList();
    float[] all = new float[rows.stream().mapToInt(r -> r.length).sum()];
    int width = all.length / Math.max(1, rows.size());
    IntStream.range(0, rows.size())
        .forEach(i -> System.arraycopy(rows.get(i), 0, all, i * width, width));
    return all;
  }

  private Tensor masks(int side) {
    ByteBuffer all = ByteBuffer.allocate(Math.multiplyExact(frames.size(), side * side));
    frames.forEach(frame -> all.put(frame.dense().classes()));
    return new Tensor(ElementType.U8, new long[] {frames.size(), side, side}, all.flip());
  }

  private Tensor depth(int side) {
    ByteBuffer all =
        ByteBuffer.allocate(Math.multiplyExact(2 * frames.size(), side * side))
            .order(ByteOrder.LITTLE_ENDIAN);
    frames.forEach(
        frame -> {
          for (short half : frame.dense().depth()) {
            all.putShort(half);
          }
        });
    return new Tensor(ElementType.F16, new long[] {frames.size(), side, side}, all.flip());
  }
}
