package kukla.app.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kukla.app.capture.CaptureStatus;
import kukla.app.capture.camera.CameraMode;
import kukla.inference.reenact.Outcome;
import org.junit.jupiter.api.Test;

class ShownTest {
  private static final Outcome.Took TOOK = new Outcome.Took(1, 2, 3);
  private static final CaptureStatus LIVE = new CaptureStatus.Live("c", CameraMode.USUAL, 30);
  private static final CaptureStatus LOST = new CaptureStatus.Lost("c", 0, "it was unplugged");
  private static final CaptureStatus OPENING = new CaptureStatus.Opening("c", 0);
  private static final CaptureStatus ENDED = new CaptureStatus.Ended("c", "its last picture");

  @Test
  void withoutBeingAskedNoStateLetsTheCameraOut() {
    List<Shown> befores = new ArrayList<>(Arrays.asList(Shown.values()));
    befores.remove(Shown.CAMERA);
    befores.add(null);
    List<Outcome> outcomes =
        Arrays.asList(
            null,
            new Outcome.PassedThrough(TOOK),
            new Outcome.NoFace(1, false, false, TOOK),
            new Outcome.NoFace(1, true, false, TOOK));
    for (Shown before : befores) {
      for (CaptureStatus capture : List.of(LIVE, LOST, OPENING, ENDED)) {
        for (Outcome outcome : outcomes) {
          for (int bits = 0; bits < 4; bits++) {
            Shown shown =
                Shown.after(before, capture, (bits & 1) > 0, (bits & 2) > 0, outcome, false);
            assertThat(shown).isNotEqualTo(Shown.CAMERA);
          }
        }
      }
    }
  }

  @Test
  void aLostCameraAndABrokenEngineShowThePlaceholder() {
    Outcome held = new Outcome.NoFace(1, false, false, TOOK);
    assertThat(Shown.after(Shown.PORTRAIT, LOST, true, true, held, false))
        .isEqualTo(Shown.PLACEHOLDER);
    assertThat(Shown.after(Shown.PORTRAIT, LIVE, false, true, held, false))
        .isEqualTo(Shown.PLACEHOLDER);
    assertThat(Shown.after(Shown.CAMERA, LOST, true, true, null, true))
        .isEqualTo(Shown.PLACEHOLDER);
  }

  @Test
  void theFirstPictureIsThePaintingAsSoonAsThereIsOne() {
    assertThat(Shown.after(null, OPENING, true, false, null, false)).isEqualTo(Shown.PLACEHOLDER);
    assertThat(Shown.after(Shown.PLACEHOLDER, OPENING, true, true, null, false))
        .isEqualTo(Shown.UNMOVED);
  }

  @Test
  void thePlaceholderStaysUntilAFreshPortrait() {
    assertThat(Shown.after(Shown.PLACEHOLDER, LIVE, true, true, null, false))
        .isEqualTo(Shown.PLACEHOLDER);
    Outcome held = new Outcome.NoFace(1, false, false, TOOK);
    assertThat(Shown.after(Shown.PLACEHOLDER, LIVE, true, true, held, false))
        .isEqualTo(Shown.PORTRAIT);
  }

  @Test
  void whoAskedForTheCameraGetsIt() {
    Outcome through = new Outcome.PassedThrough(TOOK);
    assertThat(Shown.after(null, LIVE, true, true, through, true)).isEqualTo(Shown.CAMERA);
  }
}
