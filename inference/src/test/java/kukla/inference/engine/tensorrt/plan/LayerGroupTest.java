package kukla.inference.engine.tensorrt.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kukla.inference.engine.graph.OnnxGraph;
import kukla.inference.engine.graph.OnnxReader;
import org.junit.jupiter.api.Test;

class LayerGroupTest {
  private static Layer layer(Layer.Kind kind, String output, String... inputs) {
    return new Layer(kind, List.of(inputs), List.of(output));
  }

  @Test
  void aGroupIsAConvolutionAndWhatFollows() {
    List<Layer> layers =
        List.of(
            layer(Layer.Kind.OTHER, "padded", "image"),
            layer(Layer.Kind.CONVOLUTION, "one", "padded"),
            layer(Layer.Kind.OTHER, "relu", "one"),
            layer(Layer.Kind.CONVOLUTION, "two", "relu"),
            layer(Layer.Kind.CONVOLUTION, "heat", "two"),
            layer(Layer.Kind.OTHER, "value", "heat"));
    assertThat(LayerGroup.of(layers, Set.of("value"), 12))
        .containsExactly(
            new LayerGroup("padded … relu", Set.of("padded", "one", "relu")),
            new LayerGroup("two", Set.of("two")));
    assertThat(LayerGroup.of(layers, Set.of("value"), 1)).hasSize(1);
  }

  @Test
  void ofTheBundledModelThereAreFewAndNoneTwice() {
    Path folder = Path.of(System.getProperty("kukla.root")).resolve("models/motion-lite");
    for (String name : List.of("keypoints", "source", "generator")) {
      OnnxGraph graph = OnnxReader.read(folder.resolve(name + ".onnx"));
      List<LayerGroup> groups = LayerGroup.of(graph);
      assertThat(groups).as(name).hasSizeBetween(2, LayerGroup.MOST);
      List<String> all = new ArrayList<>();
      groups.forEach(group -> all.addAll(group.values()));
      assertThat(new HashSet<>(all)).hasSameSizeAs(all);
      assertThat(all).doesNotContain("value", "jacobian");
    }
  }
}
