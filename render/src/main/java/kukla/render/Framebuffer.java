package kukla.render;

import static org.lwjgl.opengl.GL11.*;
import static org.lwjgl.opengl.GL20.glDrawBuffers;
import static org.lwjgl.opengl.GL30.*;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somewhere to draw: colour textures and a depth texture of one size. Row 0 is the bottom, as
 * OpenGL has it. Owns its textures; its opener closes it.
 */
public final class Framebuffer implements AutoCloseable {
  private final int id;
  private final int width;
  private final int height;
  private final List<Texture> colours = new ArrayList<>();
  private final @Nullable Texture depth;

  private Framebuffer(int width, int height, boolean withDepth, List<Texture.Format> formats) {
    Texture.check(width, height); // before anything is made
    this.width = width;
    this.height = height;
    id = glGenFramebuffers();
    glBindFramebuffer(GL_FRAMEBUFFER, id);
    int[] buffers = new int[formats.size()];
    for (int i = 0; i < buffers.length; i++) {
      Texture colour = new Texture(width, height, formats.get(i));
      colours.add(colour);
      buffers[i] = GL_COLOR_ATTACHMENT0 + i;
      glFramebufferTexture2D(GL_FRAMEBUFFER, buffers[i], GL_TEXTURE_2D, colour.id, 0);
    }
    depth = withDepth ? new Texture(width, height, Texture.Format.DEPTH) : null;
    if (depth != null) {
      glFramebufferTexture2D(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_TEXTURE_2D, depth.id, 0);
    }
    if (buffers.length == 0) {
      glDrawBuffer(GL_NONE);
      glReadBuffer(GL_NONE);
    } else {
      glDrawBuffers(buffers);
    }
    int status = glCheckFramebufferStatus(GL_FRAMEBUFFER);
    if (status != GL_FRAMEBUFFER_COMPLETE) {
      close();
      throw new RenderFault(
          "drawing offscreen: expected a framebuffer of "
              + width
              + "×"
              + height
              + ", found status 0x"
              + Integer.toHexString(status)
              + "; choose a smaller size");
    }
  }

  /** Colour textures without depth. */
  public static Framebuffer flat(int width, int height, Texture.Format... colours) {
    return new Framebuffer(width, height, false, List.of(colours));
  }

  /** Colour textures, or none, with depth. */
  public static Framebuffer deep(int width, int height, Texture.Format... colours) {
    return new Framebuffer(width, height, true, List.of(colours));
  }

  /** What OpenGL calls it. */
  public int name() {
    return id;
  }

  /** Pixels a row. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** Colour texture {@code index}; borrowed. */
  public Texture colour(int index) {
    return colours.get(index);
  }

  /** Depth texture; borrowed. */
  public Texture depth() {
    if (depth == null) {
      throw new IllegalStateException("this framebuffer has no depth");
    }
    return depth;
  }

  /** The next draws go here, over its whole size. */
  public void bind() {
    glBindFramebuffer(GL_FRAMEBUFFER, id);
    glViewport(0, 0, width, height);
  }

  /** Binds it and fills colour and depth. */
  public void clear(float red, float green, float blue, float alpha) {
    bind();
    glDepthMask(true);
    glClearColor(red, green, blue, alpha);
    glClear(GL_COLOR_BUFFER_BIT | (depth == null ? 0 : GL_DEPTH_BUFFER_BIT));
  }

  /**
   * Reads the first colour texture.
   *
   * @param rgba direct buffer of width × height × 4 bytes, bottom row first; borrowed
   */
  public void readColour(ByteBuffer rgba) {
    glBindFramebuffer(GL_FRAMEBUFFER, id);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
  }

  /**
   * Reads the first channel of a colour texture, 0 to 1 as 0 to 255.
   *
   * @param bytes direct buffer of width × height bytes, bottom row first; borrowed
   */
  public void readChannel(int index, ByteBuffer bytes) {
    glBindFramebuffer(GL_FRAMEBUFFER, id);
    glReadBuffer(GL_COLOR_ATTACHMENT0 + index);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RED, GL_UNSIGNED_BYTE, bytes);
    glReadBuffer(GL_COLOR_ATTACHMENT0);
  }

  /**
   * Reads the depth.
   *
   * @param depths direct buffer of width × height floats in [0,1], bottom row first; borrowed
   */
  public void readDepth(FloatBuffer depths) {
    glBindFramebuffer(GL_FRAMEBUFFER, id);
    glReadPixels(0, 0, width, height, GL_DEPTH_COMPONENT, GL_FLOAT, depths);
  }

  @Override
  public void close() {
    glDeleteFramebuffers(id);
    colours.forEach(Texture::close);
    if (depth != null) {
      depth.close();
    }
  }
}
