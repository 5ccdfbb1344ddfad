package kukla.inference.gpu;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import kukla.inference.card.Door;
import kukla.inference.cuda.SimulatedCuda;
import kukla.inference.engine.DeviceSession;
import kukla.inference.engine.Engine;
import kukla.inference.engine.Session;
import kukla.inference.image.Image;

/** Networks on a simulated GPU that always say the same. */
public final class StillNetworks {
  private StillNetworks() {}

  /** One keypoint without jacobians, in the middle. */
  public static DeviceSession finder(SimulatedCuda gpu, int side) {
    return on(gpu, Door.of("image", 1, 3, side, side), Door.of("value", 1, 1, 2), new float[2]);
  }

  /** Always that picture. */
  public static DeviceSession maker(SimulatedCuda gpu, Image square) {
    int pixels = square.width() * square.height();
    float[] prediction = new float[3 * pixels];
    for (int i = 0; i < prediction.length; i++) {
      prediction[i] = (square.pixels().get(3 * (i % pixels) + i / pixels) & 0xff) / 255f;
    }
    return on(
        gpu,
        Door.of("driving_value", 1, 1, 2),
        Door.of("prediction", 1, 3, square.height(), square.width()),
        prediction);
  }

  private static DeviceSession on(SimulatedCuda gpu, Door in, Door out, float[] said) {
    Engine engine =
        new Engine() {
          @Override
          public String name() {
            return "still";
          }

          @Override
          public Session open(Path graph, Set<String> kept) {
            return new Still(in, out, said);
          }
        };
    return (DeviceSession) new SimulatedEngine(gpu, engine).open(Path.of("any"), Set.of());
  }

  private static final class Still implements Session {
    private final Door in;
    private final Door out;
    private final FloatBuffer given;
    private final FloatBuffer said;

    Still(Door in, Door out, float[] said) {
      this.in = in;
      this.out = out;
      given = FloatBuffer.allocate(size(in));
      this.said = FloatBuffer.wrap(said);
    }

    private static int size(Door door) {
      return (int) (long) door.shape().stream().reduce(1L, (a, b) -> a * b);
    }

    @Override
    public List<Door> inputs() {
      return List.of(in);
    }

    @Override
    public List<Door> outputs() {
      return List.of(out);
    }

    @Override
    public FloatBuffer input(String name, long... shape) {
      return given;
    }

    @Override
    public void keep() {
      // nothing is kept
    }

    @Override
    public void run() {
      // it has been said
    }

    @Override
    public FloatBuffer output(String name) {
      return said;
    }

    @Override
    public long[] shape(String output) {
      return out.shape().stream().mapToLong(Long::longValue).toArray();
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
