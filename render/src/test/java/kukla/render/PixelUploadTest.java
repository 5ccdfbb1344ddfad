package kukla.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lwjgl.opengl.GL11.GL_RGBA;
import static org.lwjgl.opengl.GL11.GL_TEXTURE_2D;
import static org.lwjgl.opengl.GL11.GL_UNSIGNED_BYTE;
import static org.lwjgl.opengl.GL11.glGetTexImage;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("gl")
class PixelUploadTest {
  @ParameterizedTest
  @EnumSource
  void everyByteArrivesWhateverOrderAndStride(PixelOrder order) {
    try (OffscreenContext context = OffscreenContext.open();
        PixelUpload upload = new PixelUpload()) {
      assertThat(context.description()).isNotBlank();
      for (int extra : new int[] {0, 1, 7, 64}) {
        HostPixels picture = TestPixels.noise(13, 9, 13 * order.channels() + extra, order, extra);
        assertArrived(upload.upload(picture), picture);
      }
    }
  }

  @Test
  void sizesMayChange() {
    try (OffscreenContext context = OffscreenContext.open();
        PixelUpload upload = new PixelUpload()) {
      assertThat(context.description()).isNotBlank();
      assertThat(upload.texture()).isNull();
      for (int size : new int[] {5, 64, 3, 3, 200}) {
        HostPixels picture = TestPixels.noise(size, size + 1, PixelOrder.RGB, size);
        assertArrived(upload.upload(picture), picture);
        assertArrived(upload.upload(picture), picture);
      }
    }
  }

  private static void assertArrived(Texture texture, HostPixels picture) {
    ByteBuffer rgba = ByteBuffer.allocateDirect(texture.width() * texture.height() * 4);
    texture.bind(0);
    glGetTexImage(GL_TEXTURE_2D, 0, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
    byte[] bytes = new byte[rgba.capacity()];
    rgba.get(0, bytes);
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        assertThat(TestPixels.pixel(bytes, picture.width(), x, y))
            .startsWith(TestPixels.pixel(picture, x, y));
      }
    }
  }

  @Test
  void aPictureBeyondTheDriversLimitIsRefusedInOneSentence() {
    try (OffscreenContext context = OffscreenContext.open();
        PixelUpload upload = new PixelUpload()) {
      assertThat(context.description()).isNotBlank();
      HostPixels wide = TestPixels.noise(70_000, 1, PixelOrder.RGB, 1);
      assertThatThrownBy(() -> upload.upload(wide))
          .isInstanceOf(RenderFault.class)
          .hasMessageContaining("70000×1")
          .hasMessageNotContaining("\n");
      HostPixels small = TestPixels.noise(8, 8, PixelOrder.RGB, 1);
      assertArrived(upload.upload(small), small);
    }
  }

  @Test
  void aBufferTooSmallIsRefused() {
    ByteBuffer bytes = ByteBuffer.allocateDirect(100);
    assertThatThrownBy(() -> HostPixels.packed(bytes, 6, 6, PixelOrder.RGB))
        .hasMessageContaining("108");
    assertThatThrownBy(() -> new HostPixels(bytes, 6, 2, 17, PixelOrder.RGB))
        .hasMessageContaining("stride 17");
    assertThatThrownBy(() -> HostPixels.packed(ByteBuffer.allocate(100), 2, 2, PixelOrder.RGB))
        .hasMessageContaining("heap");
  }
}
