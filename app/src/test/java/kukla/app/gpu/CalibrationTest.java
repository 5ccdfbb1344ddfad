package kukla.app.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kukla.inference.card.Door;
import kukla.inference.engine.Engine;
import kukla.inference.engine.Session;
import kukla.inference.engine.graph.OnnxReader;
import kukla.inference.engine.onnx.OnnxEngine;
import kukla.inference.engine.tensorrt.plan.LayerGroup;
import kukla.inference.engine.tensorrt.plan.Precision;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The bundled model on an engine that pretends to lose in FP16 what a test says. */
class CalibrationTest {
  private static final Path MODEL =
      Path.of(System.getProperty("kukla.root"), "models", "motion-lite");

  private static final Map<Path, Session> OPEN = new HashMap<>();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Lossy lossy = new Lossy();

  /** The reference, with an error in its picture unless the right layers are exact. */
  private static final class Lossy implements PrecisionEngine {
    final Map<String, Set<String>> kept = new HashMap<>();
    final Set<Precision> built = new HashSet<>();
    final List<Precision> forgotten = new ArrayList<>();
    String needed = "";

    @Override
    public Session open(Path graph, Set<String> keeping, Precision precision) {
      boolean made = graph.getFileName().toString().startsWith("generator");
      if (made) {
        built.add(precision);
      }
      Session session = opened(graph, keeping);
      float loss = precision.ruled() ? 0 : 0.1f;
      loss += needed.isEmpty() || precision.exact().contains(needed) ? 0 : 0.02f;
      return new Off(session, made ? loss : 0);
    }

    @Override
    public void forget(Path graph, Precision precision) {
      if (graph.getFileName().toString().startsWith("generator")) {
        forgotten.add(precision);
      }
    }

    @Override
    public void keep(Path graph, Set<String> exact) {
      kept.put(graph.getFileName().toString(), exact);
    }
  }

  /** Opening one takes longer than running it: each is opened once and never closed between. */
  private static Session opened(Path graph, Set<String> keeping) {
    return OPEN.computeIfAbsent(graph, it -> OnnxEngine.load().open(it, keeping));
  }

  @AfterAll
  static void close() {
    OPEN.values().forEach(Session::close);
    OPEN.clear();
  }

  /** The reference. */
  private record Exact() implements Engine {
    @Override
    public String name() {
      return "exact";
    }

    @Override
    public Session open(Path graph, Set<String> keeping) {
      return new Off(opened(graph, keeping), 0);
    }
  }

  /** A network whose numbers are greater than they should be. */
  private record Off(Session inside, float loss) implements Session {
    @Override
    public List<Door> inputs() {
      return inside.inputs();
    }

    @Override
    public List<Door> outputs() {
      return inside.outputs();
    }

    @Override
    public FloatBuffer input(String name, long... shape) {
      return inside.input(name, shape);
    }

    @Override
    public void keep() {
      inside.keep();
    }

    @Override
    public void run() {
      inside.run();
    }

    @Override
    public FloatBuffer output(String name) {
      FloatBuffer made = inside.output(name);
      if (loss == 0) {
        return made;
      }
      FloatBuffer off = FloatBuffer.allocate(made.capacity());
      for (int i = 0; i < made.capacity(); i++) {
        off.put(i, made.get(i) + loss);
      }
      return off;
    }

    @Override
    public long[] shape(String output) {
      return inside.shape(output);
    }

    @Override
    public void close() {
      // it is closed at the end
    }
  }

  private int calibrate() {
    return new CommandLine(new GpuCalibrateCommand(() -> lossy, new Exact()))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute("--model", MODEL.toString(), "--frames", "1");
  }

  @Test
  void whereCoordinatesAreEnoughNothingElseIsKept() {
    assertThat(calibrate()).as(err.toString()).isZero();
    assertThat(lossy.kept.values()).containsExactly(Set.of(), Set.of(), Set.of());
    assertThat(lossy.built).containsExactlyInAnyOrder(Precision.ofBare(), Precision.ofHalf());
    assertThat(lossy.forgotten).containsExactly(Precision.ofBare());
    assertThat(out.toString()).contains("motion-lite: 0.000 of 255 from FP32, within 0.500");
  }

  @Test
  void theGroupThatLosesIsFoundAndWhatWasOnlyTriedIsForgotten() {
    List<LayerGroup> groups = LayerGroup.of(OnnxReader.read(MODEL.resolve("generator.onnx")));
    LayerGroup guilty = groups.get(groups.size() / 2);
    lossy.needed = guilty.values().iterator().next();
    assertThat(calibrate()).as(err.toString()).isZero();
    assertThat(lossy.kept.get("generator.onnx")).isEqualTo(guilty.values());
    Precision found = Precision.ofHalf(guilty.values());
    assertThat(lossy.built).hasSize(2 + groups.size()).contains(found);
    assertThat(lossy.forgotten).hasSize(1 + groups.size()).doesNotContain(found);
  }

  @Test
  void whatNoLayerMendsIsSaidAndAnExitCode() {
    lossy.needed = "no such value";
    assertThat(calibrate()).isEqualTo(1);
    assertThat(lossy.kept.get("generator.onnx")).isEmpty();
    assertThat(out.toString()).contains("more than the 0.500 asked for");
  }
}
