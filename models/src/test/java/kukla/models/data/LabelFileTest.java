package kukla.models.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kukla.inference.Fault;
import kukla.inference.face.OpeningRatio;
import kukla.models.weights.Safetensors;
import kukla.models.weights.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelFileTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("clip.labels.safetensors");
  }

  private static LabelSheet sheet(int frames) {
    return new LabelSheet(frames, "a test")
        .put(Label.LANDMARKS68, new float[frames * 136])
        .put(Label.VISIBLE, new float[frames * 68]);
  }

  @Test
  void whatIsNotKnownIsAbsent() {
    sheet(3).put(Label.MOUTH, new float[] {1, 2, 3}).write(file());
    LabelFile labels = LabelFile.read(file());
    assertThat(labels.frames()).isEqualTo(3);
    assertThat(labels.has(Label.MOUTH)).isTrue();
    assertThat(labels.has(Label.POSE)).isFalse();
    assertThat(labels.hasMasks()).isFalse();
    assertThat(labels.denseWidth()).isZero();
    assertThat(labels.numbers(Label.MOUTH)).containsExactly(1, 2, 3);
    refused(() -> labels.numbers(Label.POSE));
  }

  @Test
  void everythingComesBack() {
    float[] pose = {1, 2, 3, 4, 5, 6};
    sheet(2)
        .put(Label.POSE, pose)
        .put(Label.BLINK, new float[] {.1f, .2f, .3f, .4f})
        .expression(new float[] {0, 1, .5f, 0}, List.of("jawOpen", "mouthClose"))
        .masks(Tensor.of(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3}, 2, 2, 3))
        .depth(Tensor.halves(new float[] {0, 1, 2, 3, 4, 5, 60, 70, 80, 90, 100, 110}, 2, 2, 3))
        .write(file());
    LabelFile labels = LabelFile.read(file());
    assertThat(labels.numbers(Label.POSE)).isEqualTo(pose);
    assertThat(labels.expressionNames()).containsExactly("jawOpen", "mouthClose");
    assertThat(labels.denseHeight()).isEqualTo(2);
    assertThat(labels.denseWidth()).isEqualTo(3);
    byte[] mask = new byte[6];
    labels.mask(1, mask);
    assertThat(mask).containsExactly(6, 7, 0, 1, 2, 3);
    assertThat(labels.depth(1)).containsExactly(60, 70, 80, 90, 100, 110);
  }

  @Test
  void refusesLabelsThatDisagreeWithTheClip() {
    sheet(3).write(file());
    LabelFile labels = LabelFile.read(file());
    labels.fit(3);
    refused(() -> labels.fit(4));
  }

  @Test
  void refusesTensorsOfOtherShapes() {
    sheet(3).put(Label.POSE, new float[9]).put(Label.EXPRESSION, new float[6]).write(file());
    Map<String, Tensor> tensors = new java.util.LinkedHashMap<>(Safetensors.read(file()).tensors());
    tensors.put("pose", Tensor.of(new float[18], 3, 6));
    tensors.put("masks", Tensor.of(new byte[8], 2, 2, 2));
    Safetensors.write(file(), tensors, Map.of());
    LabelFile labels = LabelFile.read(file());
    refused(() -> labels.numbers(Label.POSE));
    refused(labels::expressionNames);
    refused(() -> labels.mask(0, new byte[4]));
    tensors.put("visible", Tensor.of(new float[68], 1, 68));
    Safetensors.write(file(), tensors, Map.of());
    refused(() -> LabelFile.read(file()));
    tensors.remove("landmarks68");
    Safetensors.write(file(), tensors, Map.of());
    refused(() -> LabelFile.read(file()));
  }

  @Test
  void refusesMasksOfOtherClasses() {
    sheet(1).masks(Tensor.of(new byte[4], 1, 2, 2)).write(file());
    Safetensors.write(
        file(), Safetensors.read(file()).tensors(), Map.of("mask_names", "[\"background\"]"));
    refused(() -> LabelFile.read(file()).mask(0, new byte[4]));
  }

  @Test
  void openingsAreGapsOverWidths() {
    float[] p = new float[136];
    put(p, 36, 10, 20);
    put(p, 39, 30, 20);
    put(p, 37, 16, 17);
    put(p, 38, 24, 17);
    put(p, 40, 24, 22);
    put(p, 41, 16, 22);
    put(p, 48, 10, 50);
    put(p, 54, 50, 50);
    put(p, 62, 30, 48);
    put(p, 66, 30, 58);
    assertThat(OpeningRatio.rightEye(p, 0)).isCloseTo(0.25f, within(1e-6f));
    assertThat(OpeningRatio.mouth(p, 0)).isCloseTo(0.25f, within(1e-6f));
    assertThat(OpeningRatio.leftEye(p, 0)).as("no eye there").isZero();
  }

  private static void put(float[] points, int point, float x, float y) {
    points[2 * point] = x;
    points[2 * point + 1] = y;
  }

  private static void refused(Runnable reading) {
    assertThatThrownBy(reading::run)
        .isInstanceOf(Fault.class)
        .hasMessageContaining("clip.labels.safetensors")
        .hasMessageNotContaining("\n");
  }
}
