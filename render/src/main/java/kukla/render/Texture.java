package kukla.render;

import static org.lwjgl.opengl.GL11.*;
import static org.lwjgl.opengl.GL12.GL_CLAMP_TO_EDGE;
import static org.lwjgl.opengl.GL13.GL_TEXTURE0;
import static org.lwjgl.opengl.GL13.glActiveTexture;
import static org.lwjgl.opengl.GL30.GL_DEPTH_COMPONENT32F;
import static org.lwjgl.opengl.GL30.GL_R32F;
import static org.lwjgl.opengl.GL30.GL_R8;
import static org.lwjgl.opengl.GL30.GL_RGBA16F;
import static org.lwjgl.opengl.GL30.glGenerateMipmap;

import java.nio.ByteBuffer;

/** A 2D picture that shaders sample, edges clamped. Its opener closes it. */
public final class Texture implements AutoCloseable {
  /** What a texel holds. */
  public enum Format {
    /** Four channels of 8 bits, 0 to 1. */
    RGBA8(GL_RGBA8, GL_RGBA, GL_UNSIGNED_BYTE),
    /** One channel of 8 bits, 0 to 1. */
    R8(GL_R8, GL_RED, GL_UNSIGNED_BYTE),
    /** Four channels of 16-bit floats. */
    RGBA16F(GL_RGBA16F, GL_RGBA, GL_FLOAT),
    /** One channel of 32-bit floats. */
    R32F(GL_R32F, GL_RED, GL_FLOAT),
    /** One 32-bit float of depth, 0 near to 1 far. */
    DEPTH(GL_DEPTH_COMPONENT32F, GL_DEPTH_COMPONENT, GL_FLOAT);

    final int internal;
    final int external;
    final int type;

    Format(int internal, int external, int type) {
      this.internal = internal;
      this.external = external;
      this.type = type;
    }
  }

  final int id;
  private final int width;
  private final int height;

  /**
   * An empty texture, linearly filtered (depth: nearest).
   *
   * @throws RenderFault when the driver has none so large
   */
  public Texture(int width, int height, Format format) {
    check(width, height);
    this.width = width;
    this.height = height;
    id = glGenTextures();
    int filter = format == Format.DEPTH ? GL_NEAREST : GL_LINEAR;
    glBindTexture(GL_TEXTURE_2D, id);
    glTexImage2D(
        GL_TEXTURE_2D,
        0,
        format.internal,
        width,
        height,
        0,
        format.external,
        format.type,
        (ByteBuffer) null);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  }

  /**
   * Whether there can be one of that size.
   *
   * @throws RenderFault when the driver has none so large
   */
  static void check(int width, int height) {
    int most = glGetInteger(GL_MAX_TEXTURE_SIZE);
    if (width > most || height > most) {
      throw new RenderFault(
          "drawing a picture: expected at most "
              + most
              + " pixels a side, which is this OpenGL driver's limit, found "
              + width
              + "×"
              + height
              + "; use a smaller picture");
    }
  }

  /** What OpenGL calls it. */
  public int name() {
    return id;
  }

  /** Texels a row. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** Makes smaller copies of what it holds now and samples them where it is drawn small. */
  public void mipmaps() {
    glBindTexture(GL_TEXTURE_2D, id);
    glGenerateMipmap(GL_TEXTURE_2D);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_NEAREST);
  }

  /** Puts it on a texture unit. */
  public void bind(int unit) {
    glActiveTexture(GL_TEXTURE0 + unit);
    glBindTexture(GL_TEXTURE_2D, id);
  }

  @Override
  public void close() {
    glDeleteTextures(id);
  }
}
