package kukla.models.judge;

import java.nio.FloatBuffer;
import java.util.Arrays;
import kukla.inference.engine.Session;
import kukla.inference.engine.onnx.OnnxSession;
import kukla.inference.face.FaceBox;
import kukla.inference.geometry.Affine;
import kukla.inference.geometry.PictureSampler;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;

/**
 * The face mesh: 468 points on a square of one and a half face boxes. The graph takes RGB 0 … 1,
 * 1×192×192×3, and gives x, y, z in pixels of that square. One thread; its opener closes it.
 */
public final class FaceMesh implements AutoCloseable {
  /** Points of the mesh. */
  public static final int POINTS = 468;

  private static final int SIDE = 192;
  private static final double MARGIN = 1.5;

  private final Session session;
  private final FloatBuffer input;
  private final Image crop = Image.allocate(SIDE, SIDE, ChannelOrder.RGB);
  private final byte[] bytes = new byte[SIDE * SIDE * 3];
  private final float[] values = new float[SIDE * SIDE * 3];
  private final float[] found = new float[3 * POINTS];
  private final PictureSampler sampler = new PictureSampler();

  /**
   * A face in space, seen without perspective.
   *
   * @param points x right, y down, pixels of the picture
   * @param depth (468): away from the viewer, in the same unit, from a middle of its own
   */
  @SuppressWarnings("ArrayRecordComponent") // filled once, borrowed by whoever reads
  public record Shape(Landmarks points, float[] depth) {}

  /** Opens the judge's graph, which runs on the calling thread alone. */
  public FaceMesh(JudgeFolder judges) {
    session = OnnxSession.openForOneThread(judges.graph(Judge.FACEMESH));
    input = session.input("input_1", 1, SIDE, SIDE, 3);
  }

  /**
   * The mesh of a face, in pixels of the picture.
   *
   * @param picture RGB or BGR
   * @param box as YuNet gives it
   */
  public Shape find(Image picture, FaceBox box) {
    double side = MARGIN * box.side();
    Affine cropToImage =
        Affine.ontoRectangle(
            SIDE, SIDE, box.centreX() - side / 2, box.centreY() - side / 2, side, side);
    sampler.sample(picture, cropToImage, crop);
    crop.pixels().get(0, bytes);
    for (int i = 0; i < bytes.length; i++) {
      values[i] = (bytes[i] & 0xff) / 255f;
    }
    input.put(0, values);
    session.run();
    session.output("conv2d_21").get(0, found);
    float[] points = new float[2 * POINTS];
    float[] depth = new float[POINTS];
    for (int i = 0; i < POINTS; i++) {
      points[2 * i] = found[3 * i];
      points[2 * i + 1] = found[3 * i + 1];
      depth[i] = (float) (found[3 * i + 2] * cropToImage.xx());
    }
    float[] certainty = new float[POINTS];
    Arrays.fill(certainty, 1); // the mesh does not say
    return new Shape(new Landmarks(points, certainty).through(cropToImage), depth);
  }

  @Override
  public void close() {
    session.close();
  }
}
