package kukla.app.animate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kukla.inference.motion.KeypointGaps;
import kukla.inference.motion.Keypoints;
import org.junit.jupiter.api.Test;

class InitialPoseTest {
  private static final Keypoints SOURCE = points(0, 0, 1, 0, 0, 1);
  private static final Keypoints OTHER = points(0, 0, 1, 0, 0.9f, 0.1f);

  /** The source's triangle, smaller and elsewhere. */
  private static final Keypoints ALIKE = points(0.5f, 0.2f, 0.7f, 0.2f, 0.5f, 0.4f);

  private static Keypoints points(float... values) {
    return new Keypoints(values, new float[0]);
  }

  private static DrivingFrame frame(int index, Keypoints keypoints) {
    return new DrivingFrame(index * 40_000_000L, 0, keypoints);
  }

  private static final DrivingFrame WITHOUT_FACE = new DrivingFrame(0, 0, null);

  @Test
  void theFirstIsTheFirstWithAFace() {
    assertThat(InitialPose.first(List.of(WITHOUT_FACE, frame(1, OTHER), frame(2, ALIKE))))
        .isSameAs(OTHER);
  }

  @Test
  void theBestHasTheSourcesShapeWhateverItsSizeAndPlace() {
    List<DrivingFrame> frames =
        List.of(WITHOUT_FACE, frame(1, OTHER), frame(2, ALIKE), frame(3, OTHER));
    assertThat(InitialPose.best(SOURCE, frames, KeypointGaps.NONE)).isSameAs(ALIKE);
  }

  @Test
  void anOpenMouthIsFurtherAwayThanATurnedHead() {
    // forehead, lips, chin
    Keypoints shut = points(0, -1, 0, 0.5f, 0, 0.52f, 0, 1);
    Keypoints turned = points(0.2f, -1, 0, 0.5f, 0, 0.52f, -0.2f, 1);
    Keypoints open = points(0, -1, 0, 0.5f, 0, 0.66f, 0, 1);
    List<DrivingFrame> frames = List.of(frame(1, turned), frame(2, open));
    KeypointGaps lips = new KeypointGaps(List.of(new KeypointGaps.Pair(1, 2)));
    assertThat(InitialPose.best(shut, frames, KeypointGaps.NONE)).isSameAs(open);
    assertThat(InitialPose.best(shut, frames, lips)).isSameAs(turned);
  }
}
