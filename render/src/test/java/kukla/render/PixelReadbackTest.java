package kukla.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("gl")
class PixelReadbackTest {
  private static final long LONG_NANOS = 5_000_000_000L;

  @Test
  void picturesComeInOrderWithTheirOwnTag() {
    try (OffscreenContext context = OffscreenContext.open();
        Framebuffer frame = Framebuffer.flat(33, 17, Texture.Format.RGBA8);
        PixelReadback readback = new PixelReadback(33, 17)) {
      assertThat(context.description()).isNotBlank();
      List<Long> arrived = new ArrayList<>();
      PixelReadback.Arrival check =
          (rgba, sequence, captureNanos) -> {
            assertThat(rgba.remaining()).isEqualTo(33 * 17 * 4);
            assertThat(captureNanos).isEqualTo(1000 + sequence);
            for (int i = 0; i < rgba.remaining(); i += 4) {
              assertThat(rgba.get(i) & 255).isEqualTo((int) sequence);
              assertThat(rgba.get(i + 1) & 255).isEqualTo(255 - (int) sequence);
              assertThat(rgba.get(i + 3) & 255).isEqualTo(255);
            }
            arrived.add(sequence);
          };
      long started = 0;
      for (int i = 0; i < 60; i++) {
        frame.clear(i / 255f, 1 - i / 255f, 0, 1);
        while (!readback.start(frame, i, 1000 + i)) {
          readback.collect(check, LONG_NANOS);
        }
        started++;
        // drawn after the start, must not show
        frame.clear(1, 1, 1, 1);
        if (i % 3 == 0) {
          readback.collect(check);
        }
      }
      readback.collect(check, LONG_NANOS);
      assertThat(readback.underway()).isZero();
      assertThat(arrived).hasSize((int) started).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void aFourthPictureStaysBehind() {
    try (OffscreenContext context = OffscreenContext.open();
        Framebuffer frame = Framebuffer.flat(8, 8, Texture.Format.RGBA8);
        PixelReadback readback = new PixelReadback(8, 8)) {
      assertThat(context.description()).isNotBlank();
      frame.clear(0, 0, 0, 1);
      for (int i = 0; i < 3; i++) {
        assertThat(readback.start(frame, i, 0)).isTrue();
      }
      assertThat(readback.start(frame, 3, 0)).isFalse();
      assertThat(readback.collect((rgba, sequence, nanos) -> {}, LONG_NANOS)).isEqualTo(3);
      assertThat(readback.start(frame, 4, 0)).isTrue();
    }
  }

  @Test
  void rowZeroComesFirst() {
    try (OffscreenContext context = OffscreenContext.open();
        PixelUpload upload = new PixelUpload();
        PixelReadback readback = new PixelReadback(4, 4)) {
      assertThat(context.description()).isNotBlank();
      assertThat(upload.texture()).isNull();
      try (Framebuffer frame = Framebuffer.flat(4, 4, Texture.Format.RGBA8)) {
        frame.clear(0, 0, 0, 1);
        org.lwjgl.opengl.GL11.glEnable(org.lwjgl.opengl.GL11.GL_SCISSOR_TEST);
        org.lwjgl.opengl.GL11.glScissor(0, 0, 4, 1);
        frame.clear(1, 0, 0, 1);
        org.lwjgl.opengl.GL11.glDisable(org.lwjgl.opengl.GL11.GL_SCISSOR_TEST);
        readback.start(frame, 0, 0);
      }
      int[] first = new int[2];
      readback.collect(
          (rgba, sequence, nanos) -> {
            first[0] = rgba.get(0) & 255;
            first[1] = rgba.get(16) & 255;
          },
          LONG_NANOS);
      assertThat(first).containsExactly(255, 0);
    }
  }

  @Test
  void aThrowingTakerLeavesTheRingWhole() {
    try (OffscreenContext context = OffscreenContext.open();
        Framebuffer frame = Framebuffer.flat(8, 8, Texture.Format.RGBA8);
        PixelReadback readback = new PixelReadback(8, 8)) {
      assertThat(context.description()).isNotBlank();
      frame.clear(0, 0, 0, 1);
      readback.start(frame, 0, 0);
      readback.start(frame, 1, 0);
      PixelReadback.Arrival full =
          (rgba, sequence, nanos) -> {
            throw new IllegalStateException("disk full");
          };
      assertThatThrownBy(() -> readback.collect(full, LONG_NANOS)).hasMessage("disk full");
      List<Long> arrived = new ArrayList<>();
      readback.collect((rgba, sequence, nanos) -> arrived.add(sequence), LONG_NANOS);
      assertThat(arrived).containsExactly(1L);
    }
  }
}
