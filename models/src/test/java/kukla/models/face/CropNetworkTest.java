package kukla.models.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kukla.inference.Fault;
import kukla.models.motion.Yaml;
import kukla.models.ops.ShapeOps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CropNetworkTest {
  private static final long MOST = 150_000_000;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"face-lite", "mask-lite"})
  void theBundledNetworksAreSmallEnough(String name) {
    Path file = Path.of("..", "models", name, "training.yaml");
    CropNetwork network = CropNetwork.of(Yaml.read(file), name);
    assertThat(network.multiplyAccumulates()).isBetween(1L, MOST);
    assertThat(name).startsWith(network.kind());
  }

  @Test
  void doorsHaveTheShapesThatCallersCountOn() {
    Map<String, long[]> face =
        new FaceNetwork(new TrunkConfig(4, 1, 8), 64, 16)
            .outputs(new ShapeOps(), new long[] {2, 3, 64, 64});
    assertThat(face.keySet())
        .containsExactly("landmarks", "confidence", "pose", "openness", "gaze", "presence");
    assertThat(face.get("landmarks")).containsExactly(2, 68, 2);
    assertThat(face.get("confidence")).containsExactly(2, 68);
    assertThat(face.get("openness")).containsExactly(2, 3);
    Map<String, long[]> mask =
        new MaskNetwork(new TrunkConfig(4, 1, 8), 64)
            .outputs(new ShapeOps(), new long[] {2, 3, 64, 64});
    assertThat(mask.get("masks")).containsExactly(2, 4, 64, 64);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "network: face | network: ear | network",
        "network: face | netwrk: face | network",
        "[64, 64, 3] | [60, 60, 3] | multiple of 16",
        "residual_blocks: 1 | residual_blocks: one | residual_blocks",
        "residual_blocks: 1 | residuals: 1 | residuals",
      })
  void aConfigurationThatDescribesNoneIsRefused(String from, String to, String found)
      throws IOException {
    String text =
        """
        dataset_params: {frame_shape: [64, 64, 3]}
        model_params: {network: face, residual_blocks: 1}
        """;
    Path file = folder.resolve("other.yaml");
    Files.writeString(file, text.replace(from, to));
    assertThatThrownBy(() -> CropNetwork.of(Yaml.read(file), "other.yaml"))
        .isInstanceOf(Fault.class)
        .hasMessageContainingAll("other.yaml", found);
    assertThat(CropNetwork.isIn(Map.of("model_params", Map.of("network", "face")))).isTrue();
    assertThat(CropNetwork.isIn(Map.of("model_params", Map.of("common_params", List.of()))))
        .isFalse();
  }
}
