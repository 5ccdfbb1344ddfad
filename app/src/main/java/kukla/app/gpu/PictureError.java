package kukla.app.gpu;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kukla.inference.card.ModelFolder;
import kukla.inference.engine.Engine;
import kukla.inference.engine.Session;
import kukla.inference.engine.tensorrt.plan.Precision;
import kukla.inference.image.Image;
import kukla.inference.motion.MotionModel;

/**
 * How far a motion model's pictures are from those of FP32 when some of its graphs run on another
 * engine: mean absolute difference, levels of 255.
 */
final class PictureError {
  private final ModelFolder folder;
  private final Engine reference;
  private final Image source;
  private final List<Image> driving;
  private final List<Image> expected = new ArrayList<>();

  /**
   * Computes what pictures should be.
   *
   * @param reference computes in FP32
   * @param source a square of the model's side
   * @param driving squares too
   */
  PictureError(ModelFolder folder, Engine reference, Image source, List<Image> driving) {
    this.folder = folder;
    this.reference = reference;
    this.source = source;
    this.driving = List.copyOf(driving);
    try (MotionModel exact = MotionModel.open(folder, reference)) {
      exact.source(source);
      for (Image each : driving) {
        Image made = exact.newImage();
        exact.generate(exact.keypoints(each), made);
        expected.add(made);
      }
    }
  }

  /**
   * Measures.
   *
   * @param precisions of the graphs that the engine runs; the reference runs the others
   */
  double of(PrecisionEngine engine, Map<Path, Precision> precisions) {
    long sum = 0;
    long count = 0;
    try (MotionModel model = MotionModel.open(folder, new Mixed(engine, precisions, reference))) {
      Image made = model.newImage();
      model.source(source);
      for (int i = 0; i < driving.size(); i++) {
        model.generate(model.keypoints(driving.get(i)), made);
        sum += difference(made.pixels(), expected.get(i).pixels());
        count += made.pixels().capacity();
      }
    }
    return (double) sum / count;
  }

  private static long difference(ByteBuffer found, ByteBuffer expected) {
    long sum = 0;
    for (int at = 0; at < found.capacity(); at++) {
      sum += Math.abs((found.get(at) & 0xff) - (expected.get(at) & 0xff));
    }
    return sum;
  }

  /** Some graphs on one engine, the others on another. */
  private record Mixed(PrecisionEngine engine, Map<Path, Precision> precisions, Engine others)
      implements Engine {
    @Override
    public String name() {
      return "mixed";
    }

    @Override
    public Session open(Path graph, Set<String> kept) {
      Precision precision = precisions.get(graph);
      return precision == null ? others.open(graph, kept) : engine.open(graph, kept, precision);
    }
  }
}
