package kukla.render;

import static org.lwjgl.opengl.GL11.GL_PACK_ALIGNMENT;
import static org.lwjgl.opengl.GL11.GL_RGBA;
import static org.lwjgl.opengl.GL11.GL_UNSIGNED_BYTE;
import static org.lwjgl.opengl.GL11.glFlush;
import static org.lwjgl.opengl.GL11.glPixelStorei;
import static org.lwjgl.opengl.GL11.glReadPixels;
import static org.lwjgl.opengl.GL15.GL_STREAM_READ;
import static org.lwjgl.opengl.GL15.glBindBuffer;
import static org.lwjgl.opengl.GL15.glBufferData;
import static org.lwjgl.opengl.GL15.glDeleteBuffers;
import static org.lwjgl.opengl.GL15.glGenBuffers;
import static org.lwjgl.opengl.GL15.glUnmapBuffer;
import static org.lwjgl.opengl.GL21.GL_PIXEL_PACK_BUFFER;
import static org.lwjgl.opengl.GL30.GL_MAP_READ_BIT;
import static org.lwjgl.opengl.GL30.GL_READ_FRAMEBUFFER;
import static org.lwjgl.opengl.GL30.glBindFramebuffer;
import static org.lwjgl.opengl.GL30.glMapBufferRange;
import static org.lwjgl.opengl.GL32.GL_ALREADY_SIGNALED;
import static org.lwjgl.opengl.GL32.GL_CONDITION_SATISFIED;
import static org.lwjgl.opengl.GL32.GL_SYNC_FLUSH_COMMANDS_BIT;
import static org.lwjgl.opengl.GL32.GL_SYNC_GPU_COMMANDS_COMPLETE;
import static org.lwjgl.opengl.GL32.GL_WAIT_FAILED;
import static org.lwjgl.opengl.GL32.glClientWaitSync;
import static org.lwjgl.opengl.GL32.glDeleteSync;
import static org.lwjgl.opengl.GL32.glFenceSync;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Pictures on their way from a framebuffer to host memory, without waiting: a ring of three pixel
 * buffers, each with the fence that says when its picture has arrived and the tag it left with.
 * Pictures come out in the order in which they went in.
 *
 * <p>Rows come out as they lie in the framebuffer, row 0 first; {@code Stage} draws its program
 * picture with the top row there. Its opener closes it; pictures on their way are then lost.
 */
public final class PixelReadback implements AutoCloseable {
  /** Takes an arrived picture. */
  public interface Arrival {
    /**
     * @param rgba mapped direct buffer of width × height × 4 bytes, tightly packed; lent for the
     *     call
     * @param sequence tag given at the start
     * @param captureNanos tag given at the start
     */
    void picture(ByteBuffer rgba, long sequence, long captureNanos);
  }

  private static final int RING = 3;

  private final int width;
  private final int height;
  private final int[] buffers = new int[RING];
  private final long[] fences = new long[RING];
  private final long[] sequences = new long[RING];
  private final long[] captures = new long[RING];
  private final @Nullable ByteBuffer[] mapped = new ByteBuffer[RING];
  private int oldest;
  private int underway;

  /** For pictures of one size. */
  public PixelReadback(int width, int height) {
    this.width = width;
    this.height = height;
    glGenBuffers(buffers);
    for (int buffer : buffers) {
      glBindBuffer(GL_PIXEL_PACK_BUFFER, buffer);
      glBufferData(GL_PIXEL_PACK_BUFFER, bytes(), GL_STREAM_READ);
    }
    glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
  }

  private long bytes() {
    return 4L * width * height;
  }

  /**
   * Sends what is drawn so far on its way; what is drawn later does not touch it.
   *
   * @param from of this size; borrowed
   * @return false when three pictures are on their way already: this one stays behind
   */
  public boolean start(Framebuffer from, long sequence, long captureNanos) {
    if (from.width() != width || from.height() != height) {
      throw new IllegalArgumentException(
          "expected a framebuffer of "
              + width
              + "×"
              + height
              + ", found "
              + from.width()
              + "×"
              + from.height());
    }
    if (underway == RING) {
      return false;
    }
    int slot = (oldest + underway) % RING;
    glBindFramebuffer(GL_READ_FRAMEBUFFER, from.name());
    glBindBuffer(GL_PIXEL_PACK_BUFFER, buffers[slot]);
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, 0L);
    glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
    fences[slot] = glFenceSync(GL_SYNC_GPU_COMMANDS_COMPLETE, 0);
    sequences[slot] = sequence;
    captures[slot] = captureNanos;
    underway++;
    glFlush();
    return true;
  }

  /** Pictures on their way, 0 to 3. */
  public int underway() {
    return underway;
  }

  /**
   * Hands over every picture that has arrived, oldest first, without waiting.
   *
   * @return how many
   */
  public int collect(Arrival arrival) {
    return collect(arrival, 0);
  }

  /**
   * Hands over every picture on its way, oldest first.
   *
   * @param mostNanos how long to wait for each
   * @return how many
   */
  public int collect(Arrival arrival, long mostNanos) {
    int arrived = 0;
    while (underway > 0 && signalled(fences[oldest], mostNanos)) {
      int slot = oldest;
      glDeleteSync(fences[slot]);
      oldest = (oldest + 1) % RING;
      underway--;
      arrived++;
      lend(slot, arrival);
    }
    return arrived;
  }

  private static boolean signalled(long fence, long mostNanos) {
    int status = glClientWaitSync(fence, GL_SYNC_FLUSH_COMMANDS_BIT, mostNanos);
    if (status == GL_WAIT_FAILED) {
      throw new RenderFault(
          "reading back the picture: expected the OpenGL driver to tell when it is drawn, found"
              + " that it failed; start the program again");
    }
    return status == GL_ALREADY_SIGNALED || status == GL_CONDITION_SATISFIED;
  }

  private void lend(int slot, Arrival arrival) {
    glBindBuffer(GL_PIXEL_PACK_BUFFER, buffers[slot]);
    ByteBuffer rgba =
        glMapBufferRange(GL_PIXEL_PACK_BUFFER, 0, bytes(), GL_MAP_READ_BIT, mapped[slot]);
    glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
    if (rgba == null) {
      throw new RenderFault(
          "reading back the picture: expected the OpenGL driver to lend its memory, found that it"
              + " refused; close other programs that use the GPU");
    }
    mapped[slot] = rgba;
    try {
      arrival.picture(rgba.clear(), sequences[slot], captures[slot]);
    } finally {
      glBindBuffer(GL_PIXEL_PACK_BUFFER, buffers[slot]);
      glUnmapBuffer(GL_PIXEL_PACK_BUFFER);
      glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
    }
  }

  @Override
  public void close() {
    for (; underway > 0; underway--) {
      glDeleteSync(fences[oldest]);
      oldest = (oldest + 1) % RING;
    }
    glDeleteBuffers(buffers);
  }
}
