package kukla.models.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import kukla.inference.Fault;
import kukla.models.weights.Safetensors;
import kukla.models.weights.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadModelTest {
  @TempDir Path folder;

  /** One triangle with one identity mode and one expression shape. */
  private static Map<String, Tensor> tiny() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("neutral", Tensor.of(new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0}, 3, 3));
    tensors.put("identity", Tensor.of(new float[9], 1, 3, 3));
    tensors.put("expression", Tensor.of(new float[] {0, 0, 0, 0, 2, 0, 0, 0, 0}, 1, 3, 3));
    tensors.put("uv", Tensor.of(new float[] {0, 0, 1, 0, 0, 1}, 3, 2));
    tensors.put("triangles", Tensor.of(new int[] {0, 1, 2}, 1, 3));
    tensors.put("uv_triangles", Tensor.of(new int[] {0, 1, 2}, 1, 3));
    tensors.put("triangle_material", Tensor.of(new byte[] {0}, 1));
    tensors.put("landmarks68", Tensor.of(new int[68], 68));
    return tensors;
  }

  private static final Map<String, String> NAMES = Map.of("expression_names", "[\"jawOpen\"]");

  private Path write(Map<String, Tensor> tensors, Map<String, String> metadata) {
    Path file = folder.resolve("head.safetensors");
    Safetensors.write(file, tensors, metadata);
    return file;
  }

  @Test
  void readsShapesSparsely() {
    HeadModel model = HeadModel.read(write(tiny(), NAMES));
    assertThat(model.vertexCount).isEqualTo(3);
    assertThat(model.expression("jawOpen")).isZero();
    assertThat(model.expression("earWiggle")).isEqualTo(-1);
    SparseShape jaw = model.expressions.get(0);
    assertThat(jaw.vertices()).containsExactly(1);
    float[] positions = model.neutral.clone();
    jaw.addTo(positions, 0.5f);
    assertThat(positions).containsExactly(0, 0, 0, 1, 1, 0, 0, 1, 0);
  }

  @Test
  void refusesAMissingOrCutFile() throws IOException {
    assertThatThrownBy(() -> HeadModel.read(folder.resolve("none"))).isInstanceOf(Fault.class);
    Path file = write(tiny(), NAMES);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 5));
    refused(file);
  }

  @Test
  void refusesAFileThatIsNoHead() {
    Map<String, Tensor> noLandmarks = tiny();
    noLandmarks.remove("landmarks68");
    refused(write(noLandmarks, NAMES));
    refused(write(tiny(), new HashMap<>()));
    refused(write(tiny(), Map.of("expression_names", "[\"a\", \"b\"]")));
    Map<String, Tensor> beyond = tiny();
    beyond.put("triangles", Tensor.of(new int[] {0, 1, 3}, 1, 3));
    refused(write(beyond, NAMES));
  }

  private static void refused(Path file) {
    assertThatThrownBy(() -> HeadModel.read(file))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("head.safetensors")
        .hasMessageNotContaining("\n");
  }
}
