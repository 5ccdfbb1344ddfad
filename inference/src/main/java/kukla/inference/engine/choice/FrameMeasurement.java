package kukla.inference.engine.choice;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import kukla.inference.card.Door;
import kukla.inference.card.ModelFile;
import kukla.inference.card.ModelFolder;
import kukla.inference.engine.Engine;
import kukla.inference.engine.Session;

/**
 * How long an engine takes for a frame of a model, on made-up input: the best of a few runs, since
 * whatever else the machine does only ever makes it slower.
 */
final class FrameMeasurement {
  private static final int WARM_UP = 3;
  private static final int RUNS = 12;

  /** A slow engine need not run all of them. */
  private static final long ENOUGH_NANOS = 3_000_000_000L;

  private FrameMeasurement() {}

  /**
   * Milliseconds of the generator, or of the only graph of a model of another kind.
   *
   * @throws kukla.inference.Fault when the engine cannot run it
   */
  static double milliseconds(Engine engine, ModelFolder model) {
    String role =
        model.card().files().containsKey("generator")
            ? "generator"
            : model.card().files().keySet().iterator().next();
    ModelFile file = model.card().file(role);
    Set<String> kept =
        file.inputs().stream()
            .map(Door::name)
            .filter(name -> role.equals("generator") && !name.startsWith("driving_"))
            .collect(Collectors.toSet());
    Path graph = model.verified(role);
    try (Session session = engine.open(graph, kept)) {
      file.inputs().forEach(door -> fill(session, door));
      session.keep();
      long best = Long.MAX_VALUE;
      long begin = System.nanoTime();
      for (int i = 0; i < WARM_UP + RUNS; i++) {
        long start = System.nanoTime();
        session.run();
        long end = System.nanoTime();
        best = i < WARM_UP ? best : Math.min(best, end - start);
        if (i > WARM_UP && end - begin > ENOUGH_NANOS) {
          break;
        }
      }
      return best / 1e6;
    }
  }

  private static void fill(Session session, Door door) {
    long[] shape = door.shape().stream().mapToLong(size -> Math.max(size, 1)).toArray();
    FloatBuffer input = session.input(door.name(), shape);
    Random random = new Random(door.name().length());
    for (int i = 0; i < input.capacity(); i++) {
      input.put(i, random.nextFloat());
    }
  }
}
