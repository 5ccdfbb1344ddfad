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
 * A mask model on one engine: what each pixel of the square around a face shows. Pictures are
 * borrowed for the call. One thread at a time; its opener closes it.
 */
public final class MaskModel implements AutoCloseable {
  /** The word on the cards of such models. */
  public static final String KIND = "mask";

  /** What a pixel may show, in the order of the masks. */
  public enum Part {
    BACKGROUND,
    FACE,
    HAIR,
    /** Whatever stands before the face: a hand, a cup, a microphone. */
    OCCLUDER
  }

  private static final String GRAPH = "graph";
  private static final String IMAGE = "image";
  private static final String MASKS = "masks";

  private final Session session;
  private final int side;
  private final ImageTensor pixels;
  private final TurnedCrop crop;

  private MaskModel(ModelFolder folder, Session session) {
    this.session = session;
    side = Math.toIntExact(folder.card().file(GRAPH).input(IMAGE).shape().get(3));
    pixels = new ImageTensor(side, side, folder.card().colourOrder().equals("BGR"));
    crop = new TurnedCrop(side);
  }

  /**
   * Loads a model.
   *
   * @throws Fault when it is of another kind, its file is not that of the card, or the engine
   *     cannot run it
   */
  public static MaskModel open(ModelFolder folder, Engine engine) {
    if (!folder.card().kind().equals(KIND)) {
      throw new Fault(
          "reading mask model %s: expected a model of kind %s, found %s; choose another with: kukla models list"
              .formatted(folder.folder().resolve(ModelFolder.CARD), KIND, folder.card().kind()));
    }
    ModelFile file = folder.card().file(GRAPH);
    if (!file.hasOutput(MASKS) || file.output(MASKS).shape().get(1) != Part.values().length) {
      throw new Fault(
          "reading mask model %s: expected an output %s of %d parts, found another; take another version of it"
              .formatted(folder.folder(), MASKS, Part.values().length));
    }
    Session session = CardGraph.open(engine, folder, GRAPH, Set.of());
    try {
      return new MaskModel(folder, session);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /** Pixels a side of the masks. */
  public int side() {
    return side;
  }

  /**
   * Looks at a square.
   *
   * @param picture RGB or BGR
   * @param masks takes how likely each pixel of the square shows each part, 0 to 1: (parts, side,
   *     side)
   */
  public void read(Image picture, AlignedSquare square, float[] masks) {
    check(masks);
    pixels.read(crop.cut(picture, square), session.input(IMAGE));
    look(masks);
  }

  /**
   * Looks at a square that was cut already.
   *
   * @param cut in the card's colour order, 0 to 1: (3, side, side)
   * @param masks as above
   */
  public void read(FloatBuffer cut, float[] masks) {
    check(masks);
    session.input(IMAGE).put(0, cut, 0, 3 * side * side);
    look(masks);
  }

  private void look(float[] masks) {
    session.run();
    session.output(MASKS).get(0, masks);
  }

  private void check(float[] masks) {
    int expected = Part.values().length * side * side;
    if (masks.length != expected) {
      throw new IllegalArgumentException(
          "expected room for " + expected + " numbers, found " + masks.length);
    }
  }

  @Override
  public void close() {
    session.close();
    crop.close();
  }
}
