package kukla.models.judge;

import java.nio.FloatBuffer;
import java.util.List;
import kukla.inference.engine.Session;
import kukla.inference.engine.onnx.OnnxSession;
import kukla.inference.geometry.Affine;
import kukla.inference.geometry.PictureSampler;
import kukla.inference.geometry.Point;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;

/**
 * Whose face it is: MobileFaceNet's 128 numbers of a 112×112 crop in which eyes, nose and mouth lie
 * where ArcFace puts them. The graph takes RGB, 1×3×112×112, about -1 … 1. One thread; its opener
 * closes it.
 */
public final class IdentityJudge implements AutoCloseable {
  /** Length of an embedding. */
  public static final int SIZE = 128;

  private static final int SIDE = 112;

  // ArcFace's places of right eye, left eye, nose, right and left corner of the mouth
  private static final List<Point> TEMPLATE =
      List.of(
          new Point(38.2946, 51.6963),
          new Point(73.5318, 51.5014),
          new Point(56.0252, 71.7366),
          new Point(41.5493, 92.3655),
          new Point(70.7299, 92.2041));

  private final Session session;
  private final FloatBuffer input;
  private final Image crop = Image.allocate(SIDE, SIDE, ChannelOrder.RGB);
  private final byte[] bytes = new byte[SIDE * SIDE * 3];
  private final float[] planes = new float[3 * SIDE * SIDE];
  private final PictureSampler sampler = new PictureSampler();

  /** Opens the judge's graph, which runs on the calling thread alone. */
  public IdentityJudge(JudgeFolder judges) {
    session = OnnxSession.openForOneThread(judges.graph(Judge.MOBILEFACENET));
    input = session.input("input", 1, 3, SIDE, SIDE);
  }

  /**
   * The embedding, of length one.
   *
   * @param picture RGB or BGR
   * @param points YuNet's five points of the face
   */
  public float[] embed(Image picture, List<Point> points) {
    sampler.sample(picture, Affine.similarity(TEMPLATE, points), crop);
    crop.pixels().get(0, bytes);
    int plane = SIDE * SIDE;
    for (int i = 0; i < bytes.length; i++) {
      planes[i % 3 * plane + i / 3] = ((bytes[i] & 0xff) - 127.5f) / 128;
    }
    input.put(0, planes);
    session.run();
    float[] embedding = new float[SIZE];
    session.output("output").get(0, embedding);
    return normalised(embedding);
  }

  private static float[] normalised(float[] embedding) {
    double square = 0;
    for (float value : embedding) {
      square += (double) value * value;
    }
    float length = (float) Math.max(1e-12, Math.sqrt(square));
    for (int i = 0; i < embedding.length; i++) {
      embedding[i] /= length;
    }
    return embedding;
  }

  @Override
  public void close() {
    session.close();
  }
}
