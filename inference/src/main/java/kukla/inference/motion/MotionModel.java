package kukla.inference.motion;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kukla.inference.Fault;
import kukla.inference.card.Door;
import kukla.inference.card.ModelFile;
import kukla.inference.card.ModelFolder;
import kukla.inference.engine.CardGraph;
import kukla.inference.engine.DeviceSession;
import kukla.inference.engine.Engine;
import kukla.inference.engine.Session;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * A first-order motion model on one engine: keypoints of any picture, a source that is looked at
 * once, and the source's picture moved to other keypoints. Siarohin et al., NeurIPS 2019.
 *
 * <p>Pictures are RGB squares of {@link #side}, borrowed for the call. One thread at a time; its
 * opener closes it.
 */
public final class MotionModel implements AutoCloseable {
  /** The word on the cards of such models. */
  public static final String KIND = "motion";

  private static final String KEYPOINTS = "keypoints";
  private static final String SOURCE = "source";
  private static final String GENERATOR = "generator";
  private static final String IMAGE = "image";
  private static final String VALUE = "value";
  private static final String JACOBIAN = "jacobian";
  private static final String PREDICTION = "prediction";
  private static final String OCCLUSION = "occlusion_map";
  private static final String DEFORMATION = "deformation";

  private final Session keypoints;
  private final Session source;
  private final Session generator;
  private final boolean hasJacobians;
  private final ImageTensor pixels;
  private final int side;
  private final int grid;
  private final KeypointGaps gaps;
  private final int landmarks;
  private final int count;
  private final boolean reversed;

  private MotionModel(ModelFolder folder, List<Session> sessions) {
    keypoints = sessions.get(0);
    source = sessions.get(1);
    generator = sessions.get(2);
    ModelFile file = folder.card().file(KEYPOINTS);
    hasJacobians = file.hasOutput(JACOBIAN);
    side = side(folder);
    gaps = KeypointGaps.of(folder.card().keypoints());
    landmarks =
        (int) folder.card().keypoints().stream().takeWhile(role -> role.name() != null).count();
    ModelFile made = folder.card().file(GENERATOR);
    boolean shows = made.hasOutput(OCCLUSION) && made.hasOutput(DEFORMATION);
    long across = shows ? made.output(DEFORMATION).shape().get(2) : 0;
    boolean alike = shows && made.output(OCCLUSION).shape().get(3) == across;
    grid = alike ? Math.toIntExact(across) : 0;
    count = Math.toIntExact(file.output(VALUE).shape().get(1));
    reversed = folder.card().colourOrder().equals("BGR");
    pixels = new ImageTensor(side, side, reversed);
  }

  /**
   * Loads a model.
   *
   * @throws Fault when it is of another kind, its files are not those of the card, or the engine
   *     cannot run them
   */
  public static MotionModel open(ModelFolder folder, Engine engine) {
    check(folder);
    List<Session> sessions = new ArrayList<>();
    try {
      for (String role : List.of(KEYPOINTS, SOURCE, GENERATOR)) {
        Set<String> kept = role.equals(GENERATOR) ? sourceDoors(folder) : Set.of();
        sessions.add(CardGraph.open(engine, folder, role, kept));
      }
      return new MotionModel(folder, sessions);
    } catch (RuntimeException e) {
      sessions.forEach(Session::close);
      throw e;
    }
  }

  private static void check(ModelFolder folder) {
    if (!folder.card().kind().equals(KIND)) {
      throw new Fault(
          "reading motion model "
              + folder.folder().resolve(ModelFolder.CARD)
              + ": expected a motion model, found one of kind "
              + folder.card().kind()
              + "; choose another with: kukla models list");
    }
  }

  /**
   * Width and height of a model's pictures, pixels, by its card.
   *
   * @throws Fault when it is of another kind
   */
  public static int side(ModelFolder folder) {
    check(folder);
    return Math.toIntExact(folder.card().file(KEYPOINTS).input(IMAGE).shape().get(3));
  }

  /** What the generator is given once a portrait. */
  private static Set<String> sourceDoors(ModelFolder folder) {
    Set<String> names = new HashSet<>();
    folder.card().file(SOURCE).outputs().forEach(door -> names.add(door.name()));
    names.add(SOURCE + "_" + VALUE);
    if (folder.card().file(KEYPOINTS).hasOutput(JACOBIAN)) {
      names.add(SOURCE + "_" + JACOBIAN);
    }
    return names;
  }

  /**
   * The same model for who works on the GPU, null where its engine does not. The source stays in
   * its networks from {@link #source} on.
   */
  public @Nullable DeviceMotion onDevice() {
    if (keypoints instanceof DeviceSession finder && generator instanceof DeviceSession maker) {
      return new DeviceMotion(finder, maker, side, count, hasJacobians, reversed);
    }
    return null;
  }

  /** How many keypoints are anatomical points; they are the first ones. */
  public int landmarks() {
    return landmarks;
  }

  /** Which of the keypoints part when eyes and mouth open. */
  public KeypointGaps gaps() {
    return gaps;
  }

  /** Width and height of the pictures, pixels. */
  public int side() {
    return side;
  }

  /** Finds the keypoints of a picture. */
  public Keypoints keypoints(Image picture) {
    pixels.read(picture, keypoints.input(IMAGE));
    keypoints.run();
    return new Keypoints(
        floats(keypoints.output(VALUE)),
        hasJacobians ? floats(keypoints.output(JACOBIAN)) : new float[0]);
  }

  /**
   * Takes a picture as the source of what follows.
   *
   * @return its keypoints
   */
  public Keypoints source(Image picture) {
    Keypoints found = keypoints(picture);
    pixels.read(picture, source.input(IMAGE));
    source.run();
    for (Door door : source.outputs()) {
      FloatBuffer seen = source.output(door.name());
      generator.input(door.name(), source.shape(door.name())).put(0, seen, 0, seen.capacity());
    }
    put(SOURCE, found);
    generator.keep();
    return found;
  }

  /**
   * Moves the source.
   *
   * @param driving where its keypoints go
   * @param into the moved picture, RGB
   */
  public void generate(Keypoints driving, Image into) {
    put("driving", driving);
    generator.run();
    pixels.write(generator.output(PREDICTION), into);
  }

  /**
   * Places a side of the generator's own grid, of which {@link #show} tells; 0 where the model does
   * not show it.
   */
  public int grid() {
    return grid;
  }

  /**
   * Shows how the last square was made.
   *
   * @param occlusion takes how much of the warped source was kept, in [0, 1], (grid, grid)
   * @param deformation takes where each place looked in the source, (grid, grid, 2), x then y
   */
  public void show(float[] occlusion, float[] deformation) {
    if (grid > 0) {
      generator.output(OCCLUSION).get(0, occlusion, 0, grid * grid);
      generator.output(DEFORMATION).get(0, deformation, 0, grid * grid * 2);
    }
  }

  private void put(String whose, Keypoints points) {
    generator.input(whose + "_" + VALUE).put(0, points.values());
    if (hasJacobians) {
      generator.input(whose + "_" + JACOBIAN).put(0, points.jacobians());
    }
  }

  private static float[] floats(FloatBuffer buffer) {
    float[] values = new float[buffer.capacity()];
    buffer.get(0, values);
    return values;
  }

  /** A picture of the model's size for {@link #generate}. */
  public Image newImage() {
    return Image.allocate(side, side, ChannelOrder.RGB);
  }

  @Override
  public void close() {
    keypoints.close();
    source.close();
    generator.close();
  }
}
