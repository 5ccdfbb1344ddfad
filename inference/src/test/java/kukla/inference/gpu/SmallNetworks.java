package kukla.inference.gpu;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kukla.inference.card.Door;
import kukla.inference.engine.Engine;
import kukla.inference.engine.Session;

/**
 * Two networks of a motion model that a test can follow in its head. Keypoints: all values are the
 * image's first red; jacobians are the identity. Generator: the prediction is one half plus the
 * first driving value.
 */
final class SmallNetworks implements Engine {
  static final int SIDE = 16;
  static final int COUNT = 5;

  @Override
  public String name() {
    return "small";
  }

  @Override
  public Session open(Path graph, Set<String> kept) {
    return graph.toString().equals("keypoints") ? new Keypoints() : new Generator();
  }

  private static Door door(String name, long... shape) {
    return new Door(
        name, List.of(java.util.Arrays.stream(shape).boxed().toArray(Long[]::new)), null);
  }

  /** Doors and their buffers. */
  private abstract static class Small implements Session {
    private final List<Door> inputs;
    private final List<Door> outputs;
    private final Map<String, FloatBuffer> buffers = new LinkedHashMap<>();

    Small(List<Door> inputs, List<Door> outputs) {
      this.inputs = inputs;
      this.outputs = outputs;
      for (List<Door> doors : List.of(inputs, outputs)) {
        for (Door door : doors) {
          long size = door.shape().stream().reduce(1L, (a, b) -> a * b);
          buffers.put(door.name(), FloatBuffer.allocate((int) size));
        }
      }
    }

    final FloatBuffer buffer(String name) {
      FloatBuffer buffer = buffers.get(name);
      if (buffer == null) {
        throw new IllegalArgumentException(name);
      }
      return buffer;
    }

    @Override
    public List<Door> inputs() {
      return inputs;
    }

    @Override
    public List<Door> outputs() {
      return outputs;
    }

    @Override
    public FloatBuffer input(String name, long... shape) {
      return buffer(name);
    }

    @Override
    public void keep() {
      // nothing is remembered
    }

    @Override
    public FloatBuffer output(String name) {
      return buffer(name);
    }

    @Override
    public long[] shape(String output) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
      buffers.clear();
    }
  }

  private static final class Keypoints extends Small {
    Keypoints() {
      super(
          List.of(door("image", 1, 3, SIDE, SIDE)),
          List.of(door("value", 1, COUNT, 2), door("jacobian", 1, COUNT, 2, 2)));
    }

    @Override
    public void run() {
      for (int i = 0; i < 2 * COUNT; i++) {
        buffer("value").put(i, buffer("image").get(0));
      }
      for (int i = 0; i < 4 * COUNT; i++) {
        buffer("jacobian").put(i, i % 4 == 0 || i % 4 == 3 ? 1 : 0);
      }
    }
  }

  private static final class Generator extends Small {
    Generator() {
      super(
          List.of(door("driving_value", 1, COUNT, 2), door("driving_jacobian", 1, COUNT, 2, 2)),
          List.of(door("prediction", 1, 3, SIDE, SIDE)));
    }

    @Override
    public void run() {
      for (int i = 0; i < 3 * SIDE * SIDE; i++) {
        buffer("prediction").put(i, 0.5f + buffer("driving_value").get(0));
      }
    }
  }
}
