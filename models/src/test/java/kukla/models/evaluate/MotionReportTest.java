package kukla.models.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MotionReportTest {
  private static final MotionReport REPORT =
      new MotionReport(
          new JudgedModel("lite", Map.of("source", "5a5a"), 100L, null, "onnx", "fp32", "abc"),
          1,
          List.of(
              clip("a.mp4", Map.of(Figure.L1, 0.02, Figure.L1_UNMOVED, 0.04, Figure.MOUTH_R, 0.5)),
              clip(
                  "b.mp4",
                  Map.of(Figure.L1, 0.04, Figure.L1_UNMOVED, 0.06, Figure.JITTER, Double.NaN))),
          List.of(
              new CrossFigures(
                  "mona.jpg",
                  "a.mp4",
                  50,
                  1,
                  new Figures(Map.of(Figure.POSE, 3.0, Figure.POSE_UNMOVED, 9.0)),
                  List.of())),
          List.of("c.mp4 has no face"));

  private static ClipFigures clip(String name, Map<Figure, Double> values) {
    return new ClipFigures(name, 100, 2, new Figures(values), List.of());
  }

  @Test
  void meansAreOverTheClipsThatCount() {
    assertThat(REPORT.mean().get(Figure.L1)).isCloseTo(0.03, within(1e-12));
    assertThat(REPORT.mean().get(Figure.MOUTH_R)).isEqualTo(0.5);
    assertThat(REPORT.mean().get(Figure.JITTER)).isNaN();
    // one minus the ratio of means, not the mean of ratios
    assertThat(REPORT.mean().below(Figure.L1, Figure.L1_UNMOVED)).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void theKeysArePublished() throws IOException {
    JsonNode root = new ObjectMapper().readTree(REPORT.json());
    assertThat(root.get("model").asText()).isEqualTo("lite");
    assertThat(root.get("engine").asText()).isEqualTo("onnx");
    assertThat(root.get("precision").asText()).isEqualTo("fp32");
    assertThat(root.get("commit").asText()).isEqualTo("abc");
    assertThat(root.get("model_sha256").get("source").asText()).isEqualTo("5a5a");
    assertThat(root.get("model_commit").isNull()).isTrue();
    assertThat(root.get("mean").fieldNames())
        .toIterable()
        .contains(
            "l1",
            "l1_unmoved",
            "psnr_db",
            "akd_px",
            "akd_unmoved_px",
            "aed",
            "jitter_px",
            "blink_r",
            "mouth_r");
    assertThat(root.get("mean").get("l1").asDouble()).isEqualTo(0.03);
    assertThat(root.get("mean").get("jitter_px").isNull()).isTrue();
    assertThat(root.get("clips").get(1).get("clip").asText()).isEqualTo("b.mp4");
    assertThat(root.get("clips").get(1).get("mouth_r").isNull()).isTrue();
    assertThat(root.get("clips").get(0).get("frames_without_face").asInt()).isEqualTo(2);
    assertThat(root.get("mean").has("pose_deg")).isFalse();
    assertThat(root.get("cross").get("mean").get("pose_deg").asDouble()).isEqualTo(3);
    assertThat(root.get("cross").get("pairs").get(0).get("source").asText()).isEqualTo("mona.jpg");
    assertThat(root.get("left_out").get(0).asText()).contains("c.mp4");
  }

  @Test
  void theTableHasALineForEveryClip() {
    assertThat(REPORT.table().lines().count()).isEqualTo(8);
    assertThat(REPORT.table()).contains("40.0 %", "akd - %", "mona.jpg ← a.mp4");
  }
}
