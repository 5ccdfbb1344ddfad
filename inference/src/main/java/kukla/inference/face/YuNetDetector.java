package kukla.inference.face;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kukla.inference.Fault;
import kukla.inference.card.Door;
import kukla.inference.card.ModelFolder;
import kukla.inference.engine.Session;
import kukla.inference.engine.onnx.OnnxSession;
import kukla.inference.geometry.Affine;
import kukla.inference.geometry.PictureSampler;
import kukla.inference.geometry.Point;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;

/**
 * Faces with five points by YuNet. Wu, Peng, Yu, "YuNet: A Tiny Millisecond-level Face Detector",
 * Machine Intelligence Research 2023.
 *
 * <p>The graph takes BGR 0 … 255, 1×3×640×640, the picture top left on zeros, and gives for strides
 * 8, 16, 32: {@code cls}, {@code obj} 1×N×1, {@code bbox} 1×N×4, {@code kps} 1×N×10.
 */
public final class YuNetDetector implements FaceDetector {
  private static final int SIDE = 640;
  private static final int[] STRIDES = {8, 16, 32};
  private static final double LEAST_SCORE = 0.5;
  private static final double MOST_OVERLAP = 0.3;

  private final Session session;
  private final Image square = Image.allocate(SIDE, SIDE, ChannelOrder.BGR);
  private final byte[] bytes = new byte[SIDE * SIDE * 3];
  private final float[] planes = new float[3 * SIDE * SIDE];
  private final PictureSampler sampler = new PictureSampler();

  /**
   * @param graph {@code yunet_n_640_640.onnx}
   * @throws Fault when the file is missing or is not such a graph
   */
  public YuNetDetector(Path graph) {
    this(graph, OnnxSession.open(graph));
  }

  private YuNetDetector(Path graph, OnnxSession opened) {
    session = opened;
    List<String> inputs = session.inputs().stream().map(Door::name).toList();
    List<String> outputs = session.outputs().stream().map(Door::name).toList();
    if (!inputs.equals(List.of("input")) || !outputs.containsAll(List.of("cls_8", "kps_32"))) {
      session.close();
      throw new Fault(
          "reading the face detector "
              + graph
              + ": expected YuNet with the input input and outputs such as cls_8, found "
              + inputs
              + " and "
              + outputs
              + "; give yunet_n_640_640.onnx");
    }
    session.input("input", 1, 3, SIDE, SIDE);
  }

  /**
   * A detector that runs on the calling thread alone: for many that run side by side.
   *
   * @param graph {@code yunet_n_640_640.onnx}
   * @throws Fault when the file is missing or is not such a graph
   */
  public static YuNetDetector forOneThread(Path graph) {
    return new YuNetDetector(graph, OnnxSession.openForOneThread(graph));
  }

  /**
   * The detector of a model folder.
   *
   * @throws Fault when its card is of another kind, or its file is not what the card says
   */
  public static YuNetDetector of(ModelFolder model) {
    if (!model.card().kind().equals("detector")) {
      throw new Fault(
          "opening the face detector "
              + model.card().name()
              + ": expected a model of kind detector, found "
              + model.card().kind()
              + "; see: kukla models list");
    }
    return new YuNetDetector(model.verified("graph"));
  }

  @Override
  public List<DetectedFace> detect(Image picture) {
    double reduction = Math.max(1, Math.max(picture.width(), picture.height()) / (double) SIDE);
    fillInput(picture, reduction);
    session.run();
    List<DetectedFace> candidates = new ArrayList<>();
    for (int stride : STRIDES) {
      decode(stride, reduction, candidates);
    }
    return strongest(candidates);
  }

  @Override
  public List<DetectedFace> detectNear(Image picture, FaceBox expected) {
    return detect(picture);
  }

  private void fillInput(Image picture, double reduction) {
    int width = Math.max(1, (int) Math.round(picture.width() / reduction));
    int height = Math.max(1, (int) Math.round(picture.height() / reduction));
    Image part = new Image(square.pixels(), width, height, square.stride(), ChannelOrder.BGR);
    sampler.sample(picture, Affine.scale(reduction, reduction), part);
    square.pixels().get(0, bytes);
    int plane = SIDE * SIDE;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        boolean inside = x < width && y < height;
        int at = y * SIDE + x;
        for (int c = 0; c < 3; c++) {
          planes[c * plane + at] = inside ? bytes[at * 3 + c] & 0xff : 0;
        }
      }
    }
    session.input("input").put(0, planes);
  }

  private void decode(int stride, double reduction, List<DetectedFace> into) {
    FloatBuffer cls = session.output("cls_" + stride);
    FloatBuffer obj = session.output("obj_" + stride);
    FloatBuffer box = session.output("bbox_" + stride);
    FloatBuffer points = session.output("kps_" + stride);
    int cells = SIDE / stride;
    double unit = stride * reduction;
    for (int i = 0; i < cells * cells; i++) {
      double score = Math.sqrt(clamp(cls.get(i)) * clamp(obj.get(i)));
      if (score < LEAST_SCORE) {
        continue;
      }
      int column = i % cells;
      int row = i / cells;
      FaceBox face =
          FaceBox.centred(
              (column + box.get(4 * i)) * unit,
              (row + box.get(4 * i + 1)) * unit,
              Math.exp(box.get(4 * i + 2)) * unit,
              Math.exp(box.get(4 * i + 3)) * unit);
      List<Point> five = new ArrayList<>(5);
      for (int p = 0; p < 5; p++) {
        five.add(
            new Point(
                (column + points.get(10 * i + 2 * p)) * unit,
                (row + points.get(10 * i + 2 * p + 1)) * unit));
      }
      into.add(new DetectedFace(face, score, five));
    }
  }

  private static double clamp(double value) {
    return Math.max(0, Math.min(value, 1));
  }

  /** Non-maximum suppression, then the most prominent first. */
  private static List<DetectedFace> strongest(List<DetectedFace> candidates) {
    candidates.sort(Comparator.comparingDouble((DetectedFace face) -> -face.score()));
    List<DetectedFace> kept = new ArrayList<>();
    for (DetectedFace candidate : candidates) {
      if (kept.stream().allMatch(face -> face.box().overlap(candidate.box()) <= MOST_OVERLAP)) {
        kept.add(candidate);
      }
    }
    kept.sort(Comparator.comparingDouble((DetectedFace face) -> -face.score() * face.box().area()));
    return kept;
  }

  @Override
  public void close() {
    session.close();
  }
}
