package kukla.models.judge;

import java.nio.FloatBuffer;
import kukla.inference.engine.Session;
import kukla.inference.engine.onnx.OnnxSession;
import kukla.inference.face.FaceBox;
import kukla.inference.geometry.Affine;
import kukla.inference.geometry.PictureSampler;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;

/**
 * Landmarks by OpenSeeFace's 66-point network, looked at twice, as it is and mirrored, and
 * averaged: that halves the tremble and takes out what the network does differently left and right.
 *
 * <p>The graph takes RGB 2×3×224×224, normalised as ImageNet, and gives 2×198×28×28: heat maps,
 * offsets down, offsets across. One thread; its opener closes it.
 */
public final class OpenSeeFace implements AutoCloseable {
  private static final int SIDE = 224;
  private static final int CELLS = 28;
  private static final int POINTS = Ibug68.OPEN_SEE_FACE;
  private static final int MAP = CELLS * CELLS;
  private static final double OFFSET_FACTOR = 16;
  private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
  private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};

  /** How far the crop reaches beyond the box of the landmarks, on every side. */
  private static final double MARGIN_ACROSS = 0.1;

  private static final double MARGIN_DOWN = 0.125;

  private final Session session;
  private final FloatBuffer input;
  private final Image crop = Image.allocate(SIDE, SIDE, ChannelOrder.RGB);
  private final PictureSampler sampler = new PictureSampler();
  private final float[] maps = new float[3 * POINTS * MAP];

  /** Opens the judge's graph. */
  public OpenSeeFace(JudgeFolder judges) {
    session = OnnxSession.open(judges.graph(Judge.OPENSEEFACE));
    input = session.input("input", 2, 3, SIDE, SIDE);
  }

  /**
   * The 68 points of the face about there, in pixels of the picture.
   *
   * @param picture RGB or BGR
   * @param box from brows to chin
   */
  public Landmarks find(Image picture, FaceBox box) {
    double width = box.width() * (1 + 2 * MARGIN_ACROSS);
    double height = box.height() * (1 + 2 * MARGIN_DOWN);
    Affine cropToImage =
        Affine.ontoRectangle(
            SIDE, SIDE, box.centreX() - width / 2, box.centreY() - height / 2, width, height);
    sampler.sample(picture, cropToImage, crop);
    fillInput();
    session.run();
    FloatBuffer output = session.output("output");
    output.get(0, maps);
    Landmarks seen = Ibug68.fromOpenSeeFace(decode(maps));
    output.get(maps.length, maps);
    Landmarks mirrored = Ibug68.fromOpenSeeFace(decode(maps));
    return averaged(seen, mirrored).through(cropToImage);
  }

  private void fillInput() {
    int plane = SIDE * SIDE;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        for (int c = 0; c < 3; c++) {
          int sample = crop.pixels().get(y * crop.stride() + 3 * x + c) & 0xff;
          float value = (sample / 255f - MEAN[c]) / DEVIATION[c];
          input.put(c * plane + y * SIDE + x, value);
          input.put((3 + c) * plane + y * SIDE + SIDE - 1 - x, value);
        }
      }
    }
  }

  /** Positions in pixels of the crop from one picture's 198 maps, in the network's own order. */
  static Landmarks decode(float[] maps) {
    float[] points = new float[2 * POINTS];
    float[] certainty = new float[POINTS];
    for (int i = 0; i < POINTS; i++) {
      int best = i * MAP;
      for (int at = best; at < (i + 1) * MAP; at++) {
        best = maps[at] > maps[best] ? at : best;
      }
      int cell = best - i * MAP;
      double down = offset(maps[(POINTS + i) * MAP + cell]);
      double across = offset(maps[(2 * POINTS + i) * MAP + cell]);
      int row = cell / CELLS;
      double reach = SIDE - 1;
      points[2 * i] = (float) (reach * ((cell - row * CELLS) / (CELLS - 1.0) + across) + 0.5);
      points[2 * i + 1] = (float) (reach * (row / (CELLS - 1.0) + down) + 0.5);
      certainty[i] = Math.max(0, Math.min(maps[best], 1));
    }
    return new Landmarks(points, certainty);
  }

  /** In crops. */
  private static double offset(double sigmoid) {
    double p = Math.max(1e-7, Math.min(sigmoid, 1 - 1e-7));
    return Math.log(p / (1 - p)) / OFFSET_FACTOR;
  }

  private static Landmarks averaged(Landmarks seen, Landmarks mirrored) {
    float[] points = new float[2 * Ibug68.COUNT];
    float[] certainty = new float[Ibug68.COUNT];
    for (int i = 0; i < Ibug68.COUNT; i++) {
      int other = Ibug68.mirror(i);
      points[2 * i] = (seen.x(i) + SIDE - mirrored.x(other)) / 2;
      points[2 * i + 1] = (seen.y(i) + mirrored.y(other)) / 2;
      certainty[i] = (seen.certainty()[i] + mirrored.certainty()[other]) / 2;
    }
    return new Landmarks(points, certainty);
  }

  @Override
  public void close() {
    session.close();
  }
}
