package kukla.models.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.models.evaluate.FramePoint.Both;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  private static final Both NOTHING = new Both(Double.NaN, Double.NaN);

  private static FramePoint point(int frame, double mouth, double akd) {
    return new FramePoint(frame, frame / 25.0, new Both(mouth, mouth / 2), NOTHING, NOTHING, akd);
  }

  private static String page() {
    Image black = Image.allocate(16, 16, ChannelOrder.RGB);
    Gallery gallery = new Gallery();
    gallery.source(black, 1);
    ClipFigures clip =
        new ClipFigures(
            "<b>&.mp4",
            3,
            1,
            new Figures(Map.of(Figure.L1, 0.02, Figure.L1_UNMOVED, 0.04)),
            List.of(point(0, 0.1, 1), point(1, 0.2, Double.NaN), point(2, 0.3, 2)));
    CrossFigures pair =
        new CrossFigures(
            "mona.jpg", "d.mp4", 3, 0, new Figures(Map.of(Figure.POSE, 2.5)), List.of());
    JudgedModel model =
        new JudgedModel(
            "lite", Map.of("source", "0123456789abcdef"), null, null, "torch", "bf16", "c0ffee");
    MotionReport report =
        new MotionReport(
            model, 4, List.of(clip), List.of(pair), List.of("d7.mp4: expected a face, found none"));
    return new ReportPage(report, List.of(gallery), List.of(gallery), "today").html();
  }

  @Test
  void needsNoOtherFile() {
    assertThat(page())
        .startsWith("<!DOCTYPE html>")
        .endsWith("</html>\n")
        .contains("src=\"data:image/jpeg;base64,/9j/", "prefers-color-scheme: dark")
        .doesNotContain("http:", "https:", "<script", "<link");
  }

  @Test
  void saysWhatWasJudgedAndFound() {
    assertThat(page())
        .contains("torch in bf16", "c0ffee", "source 0123456789ab", "one in 4", "today")
        .contains("0.0200", "0.0400", "-50 %", "mona.jpg ← d.mp4", "2.50")
        .contains("d7.mp4: expected a face, found none");
  }

  @Test
  void namesAreWordsAndNotMarkup() {
    assertThat(page()).contains("&lt;b&gt;&amp;.mp4").doesNotContain("<b>");
  }

  @Test
  void curvesHaveGapsAndPlotsWithoutNumbersSaySo() {
    String page = page();
    // AKD is not known in the middle: two stretches; the mouth's two curves are whole
    assertThat(page.split("<polyline", -1)).hasSize(1 + 2 + 2);
    assertThat(page).contains("nothing measured");
    assertThat(page).doesNotContain("NaN", "Infinity");
  }
}
