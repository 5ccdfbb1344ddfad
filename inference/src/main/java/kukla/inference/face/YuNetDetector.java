package kukla.inference.face;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import kukla.inference.Fault;
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

  private final OrtSession session;
  private final Image square = Image.allocate(SIDE, SIDE, ChannelOrder.BGR);
  private final byte[] bytes = new byte[SIDE * SIDE * 3];
  private final FloatBuffer input =
      ByteBuffer.allocateDirect(SIDE * SIDE * 3 * Float.BYTES)
          .order(ByteOrder.nativeOrder())
          .asFloatBuffer();
  private final OnnxTensor inputTensor;
  private final PictureSampler sampler = new PictureSampler();

  /**
   * @param graph {@code yunet_n_640_640.onnx}
   * @throws Fault when the file is missing or is not such a graph
   */
  public YuNetDetector(Path graph) {
    String doing = "reading the face detector " + graph + ": expected YuNet for 640×640, ";
    try {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        session = environment.createSession(graph.toString(), options);
      }
      if (!session.getInputNames().contains("input")
          || !session
              .getOutputNames()
              .containsAll(List.of("cls_8", "obj_16", "bbox_32", "kps_8"))) {
        String found = session.getInputNames() + " → " + session.getOutputNames();
        session.close();
        throw new Fault(doing + "found doors " + found + "; give yunet_n_640_640.onnx");
      }
      inputTensor = OnnxTensor.createTensor(environment, input, new long[] {1, 3, SIDE, SIDE});
    } catch (OrtException e) {
      throw new Fault(doing + "found " + e.getMessage() + "; give yunet_n_640_640.onnx", e);
    }
  }

  @Override
  public List<DetectedFace> detect(Image picture) {
    double reduction = Math.max(1, Math.max(picture.width(), picture.height()) / (double) SIDE);
    fillInput(picture, reduction);
    try (OrtSession.Result result = session.run(Map.of("input", inputTensor))) {
      List<DetectedFace> candidates = new ArrayList<>();
      for (int stride : STRIDES) {
        decode(result, stride, reduction, candidates);
      }
      return strongest(candidates);
    } catch (OrtException e) {
      throw new Fault("looking for faces: YuNet failed with " + e.getMessage(), e);
    }
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
          input.put(c * plane + at, inside ? bytes[at * 3 + c] & 0xff : 0);
        }
      }
    }
  }

  private static void decode(
      OrtSession.Result result, int stride, double reduction, List<DetectedFace> into) {
    FloatBuffer cls = floats(result, "cls_" + stride);
    FloatBuffer obj = floats(result, "obj_" + stride);
    FloatBuffer box = floats(result, "bbox_" + stride);
    FloatBuffer points = floats(result, "kps_" + stride);
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

  private static FloatBuffer floats(OrtSession.Result result, String name) {
    return ((OnnxTensor) result.get(name).orElseThrow()).getFloatBuffer();
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
    inputTensor.close();
    try {
      session.close();
    } catch (OrtException e) {
      throw new Fault("closing the face detector: " + e.getMessage(), e);
    }
  }
}
