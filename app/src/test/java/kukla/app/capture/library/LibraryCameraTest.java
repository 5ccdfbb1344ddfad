package kukla.app.capture.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.sarxos.webcam.WebcamDevice;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import kukla.app.capture.camera.CameraMode;
import kukla.app.capture.camera.Shot;
import kukla.app.capture.camera.StepClock;
import kukla.inference.Fault;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Devices that know only the library's interface. */
class LibraryCameraTest {
  private static final long PATIENCE = 1_000_000_000;

  private final StepClock clock = new StepClock();

  /** Gives pictures whose red counts up. */
  private static class Plain implements WebcamDevice {
    Dimension size = new Dimension(640, 480);
    boolean open;
    int count;

    @Override
    public String getName() {
      return "Plain Webcam";
    }

    @Override
    public Dimension[] getResolutions() {
      return new Dimension[] {new Dimension(320, 240), new Dimension(640, 480)};
    }

    @Override
    public Dimension getResolution() {
      return size;
    }

    @Override
    public void setResolution(Dimension wished) {
      size = wished;
    }

    @Override
    public @Nullable BufferedImage getImage() {
      BufferedImage image =
          new BufferedImage(size.width, size.height, BufferedImage.TYPE_3BYTE_BGR);
      image.setRGB(1, 2, ++count << 16 | 0x0203);
      return image;
    }

    @Override
    public void open() {
      open = true;
    }

    @Override
    public void close() {
      open = false;
    }

    @Override
    public void dispose() {
      close();
    }

    @Override
    public boolean isOpen() {
      return open;
    }
  }

  /** Gives bytes as well. */
  private static final class WithBytes extends Plain implements WebcamDevice.BufferAccess {
    @Override
    public ByteBuffer getImageBytes() {
      ByteBuffer bytes = ByteBuffer.allocateDirect(size.width * size.height * 3);
      int at = (2 * size.width + 1) * 3;
      return bytes.put(at, (byte) ++count).put(at + 1, (byte) 2).put(at + 2, (byte) 3);
    }

    @Override
    public void getImageBytes(ByteBuffer into) {
      into.put(getImageBytes());
    }
  }

  private void givesPicturesAtThePaceOfAWebcam(Plain device) {
    LibraryCamera camera = new LibraryCamera(device, clock);
    assertThat(camera.modes().get(0).width()).isEqualTo(640);
    CameraMode mode = camera.start(CameraMode.of(300, 200, 30));
    assertThat(mode).isEqualTo(CameraMode.of(320, 240, 30));
    Image image = Image.allocate(320, 240, ChannelOrder.RGB);
    for (int i = 1; i <= 3; i++) {
      long before = clock.nanos();
      assertThat(camera.read(image, PATIENCE)).isEqualTo(new Shot.Taken(clock.nanos()));
      assertThat(clock.nanos() - before).isEqualTo(33_333_333);
      int at = 2 * image.stride() + 3;
      assertThat(image.pixels().get(at)).isEqualTo((byte) i);
      assertThat(image.pixels().get(at + 1)).isEqualTo((byte) 2);
      assertThat(image.pixels().get(at + 2)).isEqualTo((byte) 3);
    }
    device.close();
    assertThat(camera.read(image, PATIENCE)).isInstanceOf(Shot.Gone.class);
    camera.stop();
  }

  @Test
  void byPictures() {
    givesPicturesAtThePaceOfAWebcam(new Plain());
  }

  @Test
  void byBytes() {
    givesPicturesAtThePaceOfAWebcam(new WithBytes());
  }

  @Test
  void aDeviceHasOneReaderAtATime() {
    Plain device = new Plain();
    LibraryCamera first = new LibraryCamera(device, clock);
    first.start(CameraMode.USUAL);
    LibraryCamera second = new LibraryCamera(device, clock);
    assertThatThrownBy(() -> second.start(CameraMode.USUAL))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("still holds it");
    second.stop();
    assertThat(device.open).isTrue();
    first.stop();
    second.start(CameraMode.USUAL);
    second.stop();
    assertThat(device.open).isFalse();
  }
}
