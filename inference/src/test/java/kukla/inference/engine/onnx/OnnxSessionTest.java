package kukla.inference.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import kukla.inference.Fault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxSessionTest {
  @TempDir Path folder;

  private static Path shared(String name) {
    return Path.of(Objects.requireNonNull(System.getProperty("kukla.shared")), "models", name);
  }

  private static double sum(FloatBuffer values) {
    double sum = 0;
    for (int i = 0; i < values.capacity(); i++) {
      sum += values.get(i);
    }
    return sum;
  }

  @Test
  @Tag("shared")
  void buffersStayTheSameFromRunToRun() {
    try (OnnxSession session = OnnxSession.open(shared("openseeface66.onnx"))) {
      String input = session.inputs().get(0).name();
      String output = session.outputs().get(0).name();
      FloatBuffer image = session.input(input, 1, 3, 224, 224);
      session.run();
      FloatBuffer first = session.output(output);
      double zero = sum(first);
      for (int i = 0; i < image.capacity(); i++) {
        image.put(i, i % 7);
      }
      session.run();
      assertThat(session.output(output)).isSameAs(first);
      assertThat(sum(first)).isNotEqualTo(zero);
      assertThat(session.input(input, 1, 3, 224, 224)).isSameAs(image);
    }
  }

  @Test
  @Tag("shared")
  void freeSizesFollowTheInput() {
    try (OnnxSession session = OnnxSession.open(shared("yunet_n_dynamic.onnx"))) {
      String input = session.inputs().get(0).name();
      session.input(input, 1, 3, 64, 96);
      session.run();
      String output = session.outputs().get(0).name();
      long[] small = session.shape(output);
      session.input(input, 1, 3, 128, 96);
      session.run();
      assertThat(session.shape(output)[1]).isEqualTo(2 * small[1]);
      assertThat(session.output(output).capacity()).isEqualTo(2 * small[1] * small[2]);
    }
  }

  @Test
  @Tag("shared")
  void refusesWrongNamesAndShapes() {
    try (OnnxSession session = OnnxSession.open(shared("facemesh468.onnx"))) {
      String input = session.inputs().get(0).name();
      assertThatThrownBy(() -> session.input("nose")).isInstanceOf(Fault.class);
      assertThatThrownBy(() -> session.input(input, 1, 3, 1, 1))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("192");
      assertThatThrownBy(() -> session.output(session.outputs().get(0).name()))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void refusesWhatIsNoGraph() throws IOException {
    Path junk = folder.resolve("junk.onnx");
    Files.writeString(junk, "no graph");
    assertThatThrownBy(() -> OnnxSession.open(junk))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("junk.onnx");
    assertThatThrownBy(() -> OnnxSession.open(folder.resolve("none.onnx")))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("found none");
  }
}
