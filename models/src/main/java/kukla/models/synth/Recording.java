package kukla.models.synth;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kukla.models.weights.Safetensors;
import kukla.models.weights.Tensor;

/** What is known of each frame of one clip, as tensors for the file beside it. */
final class Recording {
  private static final Map<String, String> ORIGIN =
      Map.of("source", "rendered from ICT-FaceKit (MIT) and MakeHuman hair (CC0)");

  private final List<Moment> moments = new ArrayList<>();
  private final List<Labels> labels = new ArrayList<>();

  void add(Moment moment, Labels label) {
    moments.add(moment);
    labels.add(label);
  }

  /** Writes what is known as a label file. */
  void write(Path file) {
    Safetensors.write(file, tensors(), ORIGIN);
  }

  /**
   * Tensors by name, float32, a row a frame: {@code landmarks68} (frames, 68, 2) pixels, {@code
   * visible} (frames, 68), {@code pose} (frames, 6) yaw, pitch, roll in radians and x, y, z in
   * centimetres, {@code gaze} (frames, 2) radians, {@code expression} (frames, shapes).
   */
  private Map<String, Tensor> tensors() {
    int frames = moments.size();
    int shapes = frames == 0 ? 0 : moments.get(0).expression().length;
    float[] points = new float[frames * 136];
    float[] visible = new float[frames * 68];
    float[] pose = new float[frames * 6];
    float[] gaze = new float[frames * 2];
    float[] expression = new float[frames * shapes];
    for (int i = 0; i < frames; i++) {
      Moment m = moments.get(i);
      System.arraycopy(labels.get(i).points(), 0, points, 136 * i, 136);
      System.arraycopy(labels.get(i).visible(), 0, visible, 68 * i, 68);
      System.arraycopy(m.expression(), 0, expression, shapes * i, shapes);
      float[] six = {m.yaw(), m.pitch(), m.roll(), m.x(), m.y(), m.z()};
      System.arraycopy(six, 0, pose, 6 * i, 6);
      gaze[2 * i] = m.gazeYaw();
      gaze[2 * i + 1] = m.gazePitch();
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("landmarks68", Tensor.of(points, frames, HeadModel.LANDMARKS, 2));
    tensors.put("visible", Tensor.of(visible, frames, HeadModel.LANDMARKS));
    tensors.put("pose", Tensor.of(pose, frames, 6));
    tensors.put("gaze", Tensor.of(gaze, frames, 2));
    tensors.put("expression", Tensor.of(expression, frames, shapes));
    return tensors;
  }
}
