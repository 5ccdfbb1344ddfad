package kukla.inference.engine.choice;

import java.nio.FloatBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import kukla.inference.Fault;
import kukla.inference.card.Door;
import kukla.inference.card.ModelFile;
import kukla.inference.card.ModelFolder;
import kukla.inference.engine.Engine;
import kukla.inference.engine.Session;

/**
 * How long engines take for a frame of a model, on made-up input. They take turns, and of each the
 * best run counts: whatever else the machine does only ever makes one slower, and for a while.
 */
final class FrameMeasurement implements AutoCloseable {
  private static final int WARM_UP = 3;
  private static final int ROUNDS = 5;
  private static final int RUNS = 4;

  /** Slow engines need not run all rounds. */
  private static final long ENOUGH_NANOS = 4_000_000_000L;

  private final Session session;
  private long best = Long.MAX_VALUE;

  private FrameMeasurement(Engine engine, ModelFolder model) {
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
    session = engine.open(model.verified(role), kept);
    file.inputs().forEach(door -> fill(session, door));
    session.keep();
    for (int i = 0; i < WARM_UP; i++) {
      session.run();
    }
  }

  /**
   * Measures the generator, or the only graph of a model of another kind.
   *
   * @param failures takes a sentence for each engine that cannot run it
   * @return milliseconds a frame by engine, in the order given
   */
  static Map<String, Double> milliseconds(
      Collection<Engine> engines, ModelFolder model, List<String> failures) {
    Map<String, FrameMeasurement> measurements = new LinkedHashMap<>();
    try {
      for (Engine engine : engines) {
        try {
          measurements.put(engine.name(), new FrameMeasurement(engine, model));
        } catch (Fault e) {
          failures.add(e.sentence());
        }
      }
      long begin = System.nanoTime();
      for (int i = 0; i < ROUNDS && System.nanoTime() - begin < ENOUGH_NANOS; i++) {
        measurements.values().forEach(FrameMeasurement::round);
      }
      Map<String, Double> milliseconds = new LinkedHashMap<>();
      measurements.forEach((name, measurement) -> milliseconds.put(name, measurement.best / 1e6));
      return milliseconds;
    } finally {
      measurements.values().forEach(FrameMeasurement::close);
    }
  }

  private void round() {
    for (int i = 0; i < RUNS; i++) {
      long start = System.nanoTime();
      session.run();
      best = Math.min(best, System.nanoTime() - start);
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

  @Override
  public void close() {
    session.close();
  }
}
