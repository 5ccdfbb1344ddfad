package kukla.app.capture.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import kukla.app.capture.camera.CameraMode;
import kukla.app.capture.camera.Shot;
import kukla.app.capture.camera.StepClock;
import kukla.inference.Fault;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.media.ClipFormat;
import kukla.media.ClipWriter;
import kukla.media.FrameRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clip and pattern as cameras, on a clock of the test's own. */
class PlaybackCameraTest {
  private static final long SECOND = 1_000_000_000;
  private static final long PATIENCE = SECOND;

  @TempDir private Path folder;
  private final StepClock clock = new StepClock();

  private Path clip(int width, int height, int frames) {
    Path file = folder.resolve(width + "x" + height + ".mp4");
    TestPattern pattern = new TestPattern(width, height);
    Image image = Image.allocate(width, height, ChannelOrder.RGB);
    try (ClipWriter writer =
        ClipWriter.open(file, ClipFormat.of(width, height, new FrameRate(25, 1)))) {
      for (int i = 0; i < frames; i++) {
        pattern.paint(image, i, i * 40L);
        writer.write(image);
      }
      writer.finish();
    }
    return file;
  }

  private static Image imageFor(CameraMode mode) {
    return Image.allocate(mode.width(), mode.height(), ChannelOrder.RGB);
  }

  private static long number(Image image) {
    return TestPattern.number(image).orElse(-1);
  }

  @Test
  void aClipKeepsItsPaceAndOrderAndBeginsAgain() {
    ClipCamera camera = new ClipCamera(clip(320, 240, 10), true, clock);
    Image image = imageFor(camera.start(CameraMode.USUAL));
    long start = clock.nanos();
    for (int i = 0; i < 25; i++) {
      assertThat(camera.read(image, PATIENCE)).isEqualTo(new Shot.Taken(start + i * SECOND / 25));
      assertThat(clock.nanos()).isEqualTo(start + i * SECOND / 25);
      assertThat(number(image)).isEqualTo(i % 10);
    }
    camera.stop();
  }

  @Test
  void whoComesLateMissesPicturesAsWithAWebcam() {
    ClipCamera camera = new ClipCamera(clip(320, 240, 20), true, clock);
    Image image = imageFor(camera.start(CameraMode.USUAL));
    camera.read(image, PATIENCE);
    clock.pass(SECOND / 5);
    assertThat(camera.read(image, PATIENCE)).isInstanceOf(Shot.Taken.class);
    assertThat(number(image)).isBetween(4L, 5L);
    camera.stop();
  }

  @Test
  void theClipWaitsForWhoWasLongAway() {
    ClipCamera camera = new ClipCamera(clip(320, 240, 20), true, clock);
    Image image = imageFor(camera.start(CameraMode.USUAL));
    camera.read(image, PATIENCE);
    clock.pass(60 * SECOND);
    assertThat(camera.read(image, PATIENCE)).isEqualTo(new Shot.Taken(clock.nanos()));
    assertThat(number(image)).isEqualTo(1);
    camera.stop();
  }

  @Test
  void aClipThatDoesNotLoopEnds() {
    ClipCamera camera = new ClipCamera(clip(320, 240, 3), false, clock);
    Image image = imageFor(camera.start(CameraMode.USUAL));
    for (int i = 0; i < 3; i++) {
      assertThat(camera.read(image, PATIENCE)).isInstanceOf(Shot.Taken.class);
    }
    assertThat(camera.read(image, PATIENCE)).isEqualTo(new Shot.Ended("the clip is over"));
    camera.stop();
  }

  @Test
  void aClipCutShortPlaysWhatThereIsAndTellsSo() throws IOException {
    Path whole = clip(320, 240, 50);
    byte[] bytes = Files.readAllBytes(whole);
    Path half = Files.write(folder.resolve("half.mp4"), Arrays.copyOf(bytes, bytes.length / 2));
    ClipCamera camera = new ClipCamera(half, false, clock);
    Image image = imageFor(camera.start(CameraMode.USUAL));
    Shot shot = camera.read(image, PATIENCE);
    int taken = 0;
    while (shot instanceof Shot.Taken) {
      taken++;
      shot = camera.read(image, PATIENCE);
    }
    assertThat(taken).isBetween(5, 49);
    assertThat(shot).isInstanceOf(Shot.Ended.class);
    assertThat(((Shot.Ended) shot).reason()).contains("of 50 frames");
    camera.stop();
  }

  @Test
  void smallAndOddClips() {
    for (int[] size : new int[][] {{64, 48}, {66, 50}, {130, 98}}) {
      ClipCamera camera = new ClipCamera(clip(size[0], size[1], 3), true, clock);
      CameraMode mode = camera.start(CameraMode.USUAL);
      assertThat(mode).isEqualTo(CameraMode.of(size[0], size[1], 25));
      Image image = imageFor(mode);
      for (int i = 0; i < 7; i++) {
        assertThat(camera.read(image, PATIENCE)).isInstanceOf(Shot.Taken.class);
      }
      camera.stop();
      camera.stop();
    }
  }

  @Test
  void picturesOfAnotherSizeInTheMiddleAreScaledAndAFileThatCannotBeWoundIsOpenedAgain()
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < 8; i++) {
      bytes.write(i < 4 ? TestJpeg.of(320, 240, i) : TestJpeg.of(640, 480, i));
    }
    Path file = Files.write(folder.resolve("sizes.mjpeg"), bytes.toByteArray());
    ClipCamera camera = new ClipCamera(file, true, clock);
    CameraMode mode = camera.start(CameraMode.USUAL);
    assertThat(mode.width()).isEqualTo(320);
    Image image = imageFor(mode);
    for (int i = 0; i < 20; i++) {
      assertThat(camera.read(image, PATIENCE)).isInstanceOf(Shot.Taken.class);
      assertThat(number(image)).isEqualTo(i % 8);
    }
    camera.stop();
  }

  @Test
  void aMissingFileIsAFault() {
    ClipCamera camera = new ClipCamera(folder.resolve("none.mp4"), true, clock);
    assertThatThrownBy(() -> camera.start(CameraMode.USUAL))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("none.mp4: expected a video file, found no such file");
    assertThat(camera.modes()).isEmpty();
  }

  @Test
  void patienceEndsTheWaitWithoutLosingThePicture() {
    ClipCamera camera = new ClipCamera(clip(320, 240, 5), true, clock);
    Image image = imageFor(camera.start(CameraMode.USUAL));
    long start = clock.nanos();
    camera.read(image, PATIENCE);
    assertThat(camera.read(image, SECOND / 100)).isEqualTo(Shot.NOTHING);
    assertThat(clock.nanos() - start).isEqualTo(SECOND / 100);
    assertThat(camera.read(image, PATIENCE)).isEqualTo(new Shot.Taken(start + SECOND / 25));
    assertThat(number(image)).isEqualTo(1);
    camera.stop();
  }

  @Test
  void thePatternTicksEvenlyAndLeavesOutWhatIsPast() {
    PatternCamera camera = new PatternCamera(CameraMode.of(320, 240, 30), clock);
    Image image = imageFor(camera.start(CameraMode.USUAL));
    long start = clock.nanos();
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Shot shot = camera.read(image, PATIENCE);
      assertThat(shot).isEqualTo(new Shot.Taken(start + Math.round(i * 1e9 / 30)));
      numbers.add(number(image));
    }
    clock.pass(SECOND + 1000);
    camera.read(image, PATIENCE);
    numbers.add(number(image));
    assertThat(numbers).containsExactly(0L, 1L, 2L, 3L, 4L, 34L);
    camera.stop();
  }

  @Test
  void whoBreaksOffAWaitGetsNothing() {
    PatternCamera camera = new PatternCamera(CameraMode.of(320, 240, 1), clock);
    Image image = imageFor(camera.start(CameraMode.USUAL));
    assertThat(camera.read(image, PATIENCE)).isInstanceOf(Shot.Taken.class);
    camera.breakOff();
    assertThat(camera.read(image, PATIENCE)).isEqualTo(Shot.NOTHING);
    camera.stop();
  }

  @Test
  void theLibrarySeesThemAsDevices() {
    PatternCamera camera = new PatternCamera(CameraMode.of(64, 48, 30), clock);
    camera.open();
    assertThat(camera.isOpen()).isTrue();
    assertThat(String.valueOf(camera.getImageBytes())).contains("cap=" + 64 * 48 * 3);
    assertThat(Objects.requireNonNull(camera.getImage()).getWidth()).isEqualTo(64);
    assertThat(camera.getFPS()).isEqualTo(30);
    assertThat(camera.getResolutions()).hasSize(1);
    camera.dispose();
    assertThat(camera.isOpen()).isFalse();
    assertThat(camera.getImage()).isNull();
  }
}
