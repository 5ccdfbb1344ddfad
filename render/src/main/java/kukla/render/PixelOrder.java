package kukla.render;

import static org.lwjgl.opengl.GL11.GL_RGB;
import static org.lwjgl.opengl.GL11.GL_RGBA;
import static org.lwjgl.opengl.GL12.GL_BGR;
import static org.lwjgl.opengl.GL12.GL_BGRA;

/** What the interleaved bytes of a pixel mean, in memory order. */
public enum PixelOrder {
  RGB(3, GL_RGB),
  BGR(3, GL_BGR),
  RGBA(4, GL_RGBA),
  BGRA(4, GL_BGRA);

  final int external;
  private final int channels;

  PixelOrder(int channels, int external) {
    this.channels = channels;
    this.external = external;
  }

  /** Bytes a pixel. */
  public int channels() {
    return channels;
  }
}
