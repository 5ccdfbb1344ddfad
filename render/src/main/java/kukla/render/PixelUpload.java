package kukla.render;

import static org.lwjgl.opengl.GL11.GL_TEXTURE_2D;
import static org.lwjgl.opengl.GL11.GL_UNPACK_ALIGNMENT;
import static org.lwjgl.opengl.GL11.GL_UNSIGNED_BYTE;
import static org.lwjgl.opengl.GL11.glBindTexture;
import static org.lwjgl.opengl.GL11.glPixelStorei;
import static org.lwjgl.opengl.GL11.glTexSubImage2D;
import static org.lwjgl.opengl.GL15.GL_STREAM_DRAW;
import static org.lwjgl.opengl.GL15.glBindBuffer;
import static org.lwjgl.opengl.GL15.glBufferData;
import static org.lwjgl.opengl.GL15.glDeleteBuffers;
import static org.lwjgl.opengl.GL15.glGenBuffers;
import static org.lwjgl.opengl.GL15.glUnmapBuffer;
import static org.lwjgl.opengl.GL21.GL_PIXEL_UNPACK_BUFFER;
import static org.lwjgl.opengl.GL30.GL_MAP_INVALIDATE_BUFFER_BIT;
import static org.lwjgl.opengl.GL30.GL_MAP_WRITE_BIT;
import static org.lwjgl.opengl.GL30.nglMapBufferRange;

import org.jspecify.annotations.Nullable;
import org.lwjgl.system.MemoryUtil;

/**
 * Pictures streamed from host memory into one texture, through a pixel buffer that is orphaned a
 * picture: the copy into it is done when {@link #upload} returns, the texture follows when the
 * device gets there. Row 0 of the texture is the picture's top row. Allocates only when the
 * picture's size changes. Its opener closes it.
 */
public final class PixelUpload implements AutoCloseable {
  private final int buffer = glGenBuffers();
  private long reserved;
  private @Nullable Texture texture;

  /**
   * Shows the next picture.
   *
   * @param picture borrowed for the call
   * @return the texture that holds it, until the next call; borrowed
   */
  public Texture upload(HostPixels picture) {
    Texture into = own(picture);
    upload(picture, into);
    return into;
  }

  private Texture own(HostPixels picture) {
    Texture into = texture;
    if (into == null || into.width() != picture.width() || into.height() != picture.height()) {
      Texture other = new Texture(picture.width(), picture.height(), Texture.Format.RGBA8);
      if (into != null) {
        into.close();
      }
      into = other;
      texture = into;
    }
    return into;
  }

  /**
   * Shows the next picture in a texture of somebody else's.
   *
   * @param picture of the texture's size; borrowed for the call. An alpha that it has goes along
   * @param into eight bits a channel; borrowed
   */
  public void upload(HostPixels picture, Texture into) {
    glBindBuffer(GL_PIXEL_UNPACK_BUFFER, buffer);
    fill(picture);
    glBindTexture(GL_TEXTURE_2D, into.name());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexSubImage2D(
        GL_TEXTURE_2D,
        0,
        0,
        0,
        picture.width(),
        picture.height(),
        picture.order().external,
        GL_UNSIGNED_BYTE,
        0L);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glBindBuffer(GL_PIXEL_UNPACK_BUFFER, 0);
  }

  /** Packs the rows into the bound buffer. */
  private void fill(HostPixels picture) {
    long row = (long) picture.width() * picture.order().channels();
    long size = row * picture.height();
    if (size != reserved) {
      glBufferData(GL_PIXEL_UNPACK_BUFFER, size, GL_STREAM_DRAW);
      reserved = size;
    }
    long to =
        nglMapBufferRange(
            GL_PIXEL_UNPACK_BUFFER, 0, size, GL_MAP_WRITE_BIT | GL_MAP_INVALIDATE_BUFFER_BIT);
    if (to == MemoryUtil.NULL) {
      throw new RenderFault(
          "uploading a picture of "
              + picture.width()
              + "×"
              + picture.height()
              + ": expected the OpenGL driver to lend "
              + size
              + " bytes, found that it refused; close other programs that use the GPU");
    }
    long from = MemoryUtil.memAddress0(picture.bytes());
    if (picture.stride() == row) {
      MemoryUtil.memCopy(from, to, size);
    } else {
      for (int y = 0; y < picture.height(); y++) {
        MemoryUtil.memCopy(from + (long) y * picture.stride(), to + y * row, row);
      }
    }
    glUnmapBuffer(GL_PIXEL_UNPACK_BUFFER);
  }

  /** The newest picture, or null before the first; borrowed. */
  public @Nullable Texture texture() {
    return texture;
  }

  @Override
  public void close() {
    glDeleteBuffers(buffer);
    if (texture != null) {
      texture.close();
    }
  }
}
