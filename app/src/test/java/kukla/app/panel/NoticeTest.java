package kukla.app.panel;

import static org.assertj.core.api.Assertions.assertThat;

import kukla.app.capture.CaptureStatus;
import org.junit.jupiter.api.Test;

class NoticeTest {
  private static final long SECOND = 1_000_000_000;

  private final Notice notice = new Notice();
  private final ToldShow told =
      new ToldShow().told("capture", new CaptureStatus.Opening("camera", 0)).told("note", "");

  @Test
  void whereThereIsNoPanelItSaysWhatWentWrong() {
    told.told("trouble", "it broke");
    assertThat(notice.sentence(told.show(), false, 0)).isEqualTo("it broke");
    assertThat(notice.sentence(told.show(), true, 0)).isNull();
  }

  @Test
  void whereThereIsNoPanelItSaysForAWhileWhatWasDone() {
    assertThat(notice.sentence(told.show(), false, 0)).isNull();
    told.told("note", "took kukla.png");
    assertThat(notice.sentence(told.show(), false, SECOND)).isEqualTo("took kukla.png");
    assertThat(notice.sentence(told.show(), false, 2 * SECOND)).isEqualTo("took kukla.png");
    assertThat(notice.sentence(told.show(), false, 9 * SECOND)).isNull();
  }

  @Test
  void whatThePanelHasSaidIsNotSaidAgain() {
    told.told("note", "took kukla.png");
    assertThat(notice.sentence(told.show(), true, SECOND)).isNull();
    assertThat(notice.sentence(told.show(), false, 9 * SECOND)).isNull();
  }
}
