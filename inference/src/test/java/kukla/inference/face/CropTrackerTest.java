package kukla.inference.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.junit.jupiter.api.Test;

class CropTrackerTest {
  private final Image picture = Image.allocate(640, 480, ChannelOrder.RGB);
  private final ScriptedDetector detector = new ScriptedDetector();

  private static FaceBox at(double x, double y) {
    return FaceBox.centred(x, y, 80, 100);
  }

  @Test
  void saysNoneUntilAFaceComes() {
    CropTracker tracker = new CropTracker(detector, 5);
    assertThat(tracker.follow(picture, 0)).isInstanceOf(TrackedFace.None.class);
    detector.show(at(300, 200));
    assertThat(tracker.follow(picture, 0.04)).isInstanceOf(TrackedFace.Seen.class);
  }

  @Test
  void detectsOnlyEveryFewFrames() {
    CropTracker tracker = new CropTracker(detector, 5);
    detector.show(at(300, 200));
    for (int i = 0; i < 20; i++) {
      tracker.follow(picture, i / 30.0);
    }
    assertThat(detector.calls()).isEqualTo(4);
  }

  @Test
  void detectsAtOnceWhenThePictureChanges() {
    CropTracker tracker = new CropTracker(detector, 100);
    detector.show(at(300, 200));
    tracker.follow(picture, 0);
    tracker.follow(picture, 0.04);
    assertThat(detector.calls()).isEqualTo(1);
    for (int i = 0; i < picture.pixels().capacity(); i++) {
      picture.pixels().put(i, (byte) 90);
    }
    tracker.follow(picture, 0.08);
    assertThat(detector.calls()).isEqualTo(2);
  }

  @Test
  void standsStillWhileTheDetectorTrembles() {
    CropTracker tracker = new CropTracker(detector, 1);
    Random random = new Random(3);
    FaceCrop first = null;
    for (int i = 0; i < 100; i++) {
      detector.show(at(300 + 2 * random.nextGaussian(), 200 + 2 * random.nextGaussian()));
      FaceCrop crop = seen(tracker.follow(picture, i / 30.0)).crop();
      first = first == null ? crop : first;
      assertThat(Math.hypot(crop.centreX() - first.centreX(), crop.centreY() - first.centreY()))
          .isLessThan(0.5);
    }
  }

  @Test
  void followsALongWaySmoothly() {
    CropTracker tracker = new CropTracker(detector, 3);
    double last = Double.NaN;
    for (int i = 0; i < 120; i++) {
      detector.show(at(200 + 2 * i, 240));
      double x = seen(tracker.follow(picture, i / 30.0)).crop().centreX();
      if (i > 0) {
        assertThat(x - last).isBetween(-0.01, 8.0);
      }
      last = x;
    }
    assertThat(last).isBetween(438 - 25.0, 438.0);
  }

  @Test
  void holdsTheCropWhileTheFaceIsLost() {
    CropTracker tracker = new CropTracker(detector, 1);
    detector.show(at(300, 200));
    FaceCrop crop = seen(tracker.follow(picture, 0)).crop();
    detector.show();
    TrackedFace lost = tracker.follow(picture, 0.5);
    assertThat(lost).isEqualTo(new TrackedFace.Lost(crop, 0.5));
  }

  @Test
  void staysWithTheFaceItHas() {
    CropTracker tracker = new CropTracker(detector, 1);
    detector.show(at(150, 200), at(450, 200));
    tracker.follow(picture, 0);
    detector.show(at(450, 200), at(155, 200));
    assertThat(seen(tracker.follow(picture, 0.03)).box()).isEqualTo(at(155, 200));
    detector.show(at(450, 200));
    assertThat(tracker.follow(picture, 0.06)).isInstanceOf(TrackedFace.Lost.class);
  }

  @Test
  void takesAnotherFaceThatStays() {
    CropTracker tracker = new CropTracker(detector, 1);
    detector.show(at(150, 200));
    tracker.follow(picture, 0);
    detector.show(at(450, 200));
    tracker.follow(picture, 0.1);
    assertThat(tracker.follow(picture, 1.0)).isInstanceOf(TrackedFace.Lost.class);
    assertThat(seen(tracker.follow(picture, 2)).crop().centreX()).isEqualTo(450);
  }

  @Test
  void waitsForTheFirstWhereOthersAreNotFollowedUntilItIsLetGo() {
    CropTracker tracker = new CropTracker(detector, 1);
    tracker.followOthers(false);
    detector.show(at(150, 200));
    tracker.follow(picture, 0);
    assertThat(tracker.seesAnother()).isFalse();
    detector.show(at(450, 200));
    for (int i = 1; i < 20; i++) {
      assertThat(tracker.follow(picture, i)).isInstanceOf(TrackedFace.Lost.class);
      assertThat(tracker.seesAnother()).isTrue();
    }
    detector.show(at(450, 200), at(155, 200));
    assertThat(seen(tracker.follow(picture, 20)).box()).isEqualTo(at(155, 200));
    detector.show(at(450, 200));
    tracker.follow(picture, 21);
    tracker.release();
    assertThat(seen(tracker.follow(picture, 22)).box()).isEqualTo(at(450, 200));
    assertThat(tracker.faces()).isEqualTo(2);
  }

  @Test
  void doesNotJumpToWhatIsSeenOnce() {
    CropTracker tracker = new CropTracker(detector, 1);
    detector.show(at(300, 200));
    FaceCrop crop = seen(tracker.follow(picture, 0)).crop();
    detector.show(FaceBox.centred(310, 210, 30, 40));
    assertThat(tracker.follow(picture, 0.1)).isInstanceOf(TrackedFace.Lost.class);
    detector.show(at(300, 200));
    assertThat(seen(tracker.follow(picture, 0.2)).crop()).isEqualTo(crop);
  }

  @Test
  void followsSoonAfterACut() {
    CropTracker tracker = new CropTracker(detector, 3);
    detector.show(at(150, 200));
    tracker.follow(picture, 0);
    for (int i = 0; i < picture.pixels().capacity(); i++) {
      picture.pixels().put(i, (byte) 90);
    }
    detector.show(at(450, 200));
    double followed = Double.NaN;
    for (double t = 0.04; t < 1 && Double.isNaN(followed); t += 0.04) {
      if (tracker.follow(picture, t) instanceof TrackedFace.Seen seen) {
        assertThat(seen.crop().centreX()).isEqualTo(450);
        followed = t;
      }
    }
    assertThat(followed).isBetween(0.2, 0.5);
  }

  private static TrackedFace.Seen seen(TrackedFace face) {
    assertThat(face).isInstanceOf(TrackedFace.Seen.class);
    return (TrackedFace.Seen) face;
  }
}
