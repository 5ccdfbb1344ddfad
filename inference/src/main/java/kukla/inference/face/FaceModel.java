package kukla.inference.face;

import java.nio.FloatBuffer;
import java.util.Set;
import kukla.inference.Fault;
import kukla.inference.card.ModelFile;
import kukla.inference.card.ModelFolder;
import kukla.inference.engine.CardGraph;
import kukla.inference.engine.Engine;
import kukla.inference.engine.Session;
import kukla.inference.image.Image;
import kukla.inference.motion.ImageTensor;

/**
 * A landmark model on one engine: points, pose, openness and gaze of the face in a square. Pictures
 * are borrowed for the call. One thread at a time; its opener closes it.
 */
public final class FaceModel implements AutoCloseable {
  /** The word on the cards of such models. */
  public static final String KIND = "landmarks";

  private static final String GRAPH = "graph";
  private static final String IMAGE = "image";

  private final Session session;
  private final int side;
  private final ImageTensor pixels;
  private final TurnedCrop crop;

  private FaceModel(ModelFolder folder, Session session) {
    this.session = session;
    ModelFile file = folder.card().file(GRAPH);
    side = Math.toIntExact(file.input(IMAGE).shape().get(3));
    pixels = new ImageTensor(side, side, folder.card().colourOrder().equals("BGR"));
    crop = new TurnedCrop(side);
  }

  /**
   * Loads a model.
   *
   * @throws Fault when it is of another kind, its file is not that of the card, or the engine
   *     cannot run it
   */
  public static FaceModel open(ModelFolder folder, Engine engine) {
    if (!folder.card().kind().equals(KIND)) {
      throw new Fault(
          "reading face model %s: expected a model of kind %s, found %s; choose another with: kukla models list"
              .formatted(folder.folder().resolve(ModelFolder.CARD), KIND, folder.card().kind()));
    }
    ModelFile file = folder.card().file(GRAPH);
    for (String door :
        new String[] {"landmarks", "confidence", "pose", "openness", "gaze", "presence"}) {
      if (!file.hasOutput(door)) {
        throw new Fault(
            "reading face model %s: expected an output %s, found none; take another version of it"
                .formatted(folder.folder(), door));
      }
    }
    Session session = CardGraph.open(engine, folder, GRAPH, Set.of());
    try {
      return new FaceModel(folder, session);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /**
   * Looks at a square.
   *
   * @param picture RGB or BGR
   */
  public FaceReading read(Image picture, AlignedSquare square) {
    pixels.read(crop.cut(picture, square), session.input(IMAGE));
    session.run();
    float[] points = floats("landmarks");
    double half = square.side() / 2;
    double across = half * Math.cos(square.radians());
    double down = half * Math.sin(square.radians());
    for (int i = 0; i < points.length; i += 2) {
      double x = points[i];
      double y = points[i + 1];
      points[i] = (float) (square.centreX() + across * x - down * y);
      points[i + 1] = (float) (square.centreY() + down * x + across * y);
    }
    FloatBuffer gaze = session.output("gaze");
    // by the points, and not as the network says itself: they hold on real people, on whom nobody
    // could teach it lids and angles
    return new FaceReading(
        points,
        floats("confidence"),
        HeadPoseFit.of(points, 0),
        OpeningRatio.rightEye(points, 0),
        OpeningRatio.leftEye(points, 0),
        OpeningRatio.mouth(points, 0),
        degrees(gaze, 0),
        degrees(gaze, 1),
        session.output("presence").get(0));
  }

  private float[] floats(String door) {
    FloatBuffer buffer = session.output(door);
    float[] values = new float[buffer.capacity()];
    buffer.get(0, values);
    return values;
  }

  private static double degrees(FloatBuffer radians, int index) {
    return Math.toDegrees(radians.get(index));
  }

  @Override
  public void close() {
    session.close();
    crop.close();
  }
}
