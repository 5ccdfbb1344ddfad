package kukla.models.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import kukla.inference.face.MaskModel.Part;
import org.junit.jupiter.api.Test;

final class MaskFiguresTest {
  private final MaskFigures figures = new MaskFigures();

  /** What is said of each pixel, as masks of that part alone. */
  private static float[] said(int... parts) {
    float[] masks = new float[Part.values().length * parts.length];
    for (int i = 0; i < parts.length; i++) {
      masks[parts[i] * parts.length + i] = 1;
    }
    return masks;
  }

  @Test
  void overlapIsIntersectionOverUnion() {
    figures.add(new float[] {0, 1, 1, 1, 2, 2}, said(0, 1, 1, 2, 2, 0));
    assertThat(figures.overlap(Part.FACE)).isCloseTo(2.0 / 3, within(1e-9));
    assertThat(figures.overlap(Part.HAIR)).isCloseTo(1.0 / 3, within(1e-9));
    assertThat(figures.overlap(Part.BACKGROUND)).isCloseTo(1.0 / 2, within(1e-9));
    assertThat(figures.overlap(Part.OCCLUDER)).isNaN();
    assertThat(figures.meanOverlap()).isCloseTo(0.5, within(1e-9));
    assertThat(figures.accuracy()).isCloseTo(4.0 / 6, within(1e-9));
  }

  @Test
  void pixelsNobodyKnowsDoNotCount() {
    figures.add(new float[] {1, -1, -1}, said(1, 0, 2));
    assertThat(figures.overlap(Part.FACE)).isEqualTo(1);
    assertThat(figures.accuracy()).isEqualTo(1);
  }

  @Test
  void cropsAddUp() throws Exception {
    figures.add(new float[] {1, 1}, said(1, 0));
    figures.add(new float[] {3, 1}, said(1, 1));
    assertThat(figures.overlap(Part.FACE)).isEqualTo(0.5);
    var json = new ObjectMapper().readTree(figures.json("toy", "onnx", 2.5, List.of("a.mp4")));
    assertThat(json.at("/mean/crops").asLong()).isEqualTo(2);
    assertThat(json.at("/mean/iou_face").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/mean/iou_hair").isNull()).isTrue();
    assertThat(json.at("/mean/look_ms").asDouble()).isEqualTo(2.5);
  }
}
