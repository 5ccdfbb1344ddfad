package kukla.models.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import kukla.models.motion.KeypointTensors;
import kukla.models.motion.MotionConfig;
import kukla.models.motion.Yaml;
import kukla.models.ops.Parameter;
import kukla.models.ops.ShapeOps;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a frame costs at 256×256 once the source is known, as the configurations say it. */
final class MotionBudgetTest {
  private static final long[] PICTURE = {1, 3, 256, 256};

  @ParameterizedTest
  @CsvSource({"motion-lite, 2.5, 2.7", "motion-256, 11.4, 11.3"})
  void theBundledNetworksCostWhatIsSaid(String name, double billions, double millions) {
    Path file = Path.of("..", "models", name, "training.yaml");
    MotionNetworks networks = MotionNetworks.of(MotionConfig.of(Yaml.read(file), name));
    ShapeOps once = new ShapeOps();
    var source = networks.generator().encode(once, PICTURE);
    ShapeOps frame = new ShapeOps();
    KeypointTensors<long[]> points = networks.detector().forward(frame, PICTURE);
    networks.generator().draw(frame, source, points, points);
    assertThat(Math.round(frame.multiplyAccumulates() / 1e8) / 10.0).isEqualTo(billions);
    long numbers =
        networks.parameters(PICTURE[3], false).stream().mapToLong(Parameter::count).sum();
    assertThat(Math.round(numbers / 1e5) / 10.0).isEqualTo(millions);
  }
}
