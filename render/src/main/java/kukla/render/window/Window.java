package kukla.render.window;

import static org.lwjgl.glfw.GLFW.*;
import static org.lwjgl.opengl.GL11.GL_PACK_ALIGNMENT;
import static org.lwjgl.opengl.GL11.GL_RENDERER;
import static org.lwjgl.opengl.GL11.GL_RGBA;
import static org.lwjgl.opengl.GL11.GL_UNSIGNED_BYTE;
import static org.lwjgl.opengl.GL11.GL_VERSION;
import static org.lwjgl.opengl.GL11.glGetString;
import static org.lwjgl.opengl.GL11.glPixelStorei;
import static org.lwjgl.opengl.GL11.glReadPixels;
import static org.lwjgl.opengl.GL11.glViewport;
import static org.lwjgl.opengl.GL15.glBindBuffer;
import static org.lwjgl.opengl.GL21.GL_PIXEL_PACK_BUFFER;
import static org.lwjgl.opengl.GL30.GL_FRAMEBUFFER;
import static org.lwjgl.opengl.GL30.glBindFramebuffer;
import static org.lwjgl.system.MemoryUtil.NULL;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import kukla.render.RenderFault;
import org.lwjgl.glfw.GLFWVidMode;
import org.lwjgl.opengl.GL;

/**
 * A window with an OpenGL 3.3 core context, current on the thread that opened it: the main thread,
 * which alone may call anything here. One at a time. Its opener closes it.
 *
 * <p>What the user does is kept until {@link #poll}. Whoever installs GLFW callbacks of their own
 * afterwards, such as the panel, must call those that were there.
 */
public final class Window implements AutoCloseable {
  private final long handle;
  private final WindowCallbacks callbacks;
  private final Queue<WindowEvent> events = new ArrayDeque<>();
  private final int[] first = new int[1];
  private final int[] second = new int[1];
  private boolean vsync;
  // where the window was before it filled the screen, screen coordinates
  private int left;
  private int top;
  private int width;
  private int height;

  private Window(long handle) {
    this.handle = handle;
    callbacks = new WindowCallbacks(handle, events::add);
  }

  /**
   * Opens a window, its context current, vsync off.
   *
   * @param title what its frame says
   * @param width wanted, screen coordinates
   * @param height wanted, screen coordinates
   * @throws RenderFault when there is no display or no OpenGL 3.3
   */
  public static Window open(String title, int width, int height) {
    Glfw.start();
    try {
      glfwDefaultWindowHints();
      glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
      glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
      glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
      glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
      glfwWindowHint(GLFW_SRGB_CAPABLE, GLFW_FALSE);
      glfwWindowHint(GLFW_DEPTH_BITS, 0);
      glfwWindowHint(GLFW_STENCIL_BITS, 0);
      glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
      glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
      long handle = glfwCreateWindow(width, height, title, NULL, NULL);
      if (handle == NULL) {
        throw new RenderFault(
            "opening a window: expected OpenGL 3.3, found "
                + Glfw.complaint()
                + "; install a GPU driver or Mesa (Debian: libgl1 and libgl1-mesa-dri), or run with"
                + " --headless");
      }
      glfwMakeContextCurrent(handle);
      GL.createCapabilities();
      Window window = new Window(handle);
      window.vsync(false);
      return window;
    } catch (RuntimeException | Error e) {
      Glfw.stop();
      throw e;
    }
  }

  /** What draws, in the driver's own words. */
  public String description() {
    return glGetString(GL_RENDERER) + ", " + glGetString(GL_VERSION);
  }

  /** GLFW's window, for who adds callbacks that call those that were there. */
  public long handle() {
    return handle;
  }

  /** Lets the system tell what happened, and hands it over in order. Does not wait. */
  public void poll(Consumer<WindowEvent> taker) {
    glfwPollEvents();
    for (WindowEvent event = events.poll(); event != null; event = events.poll()) {
      taker.accept(event);
    }
  }

  /** The next draws go to the whole window. */
  public void bind() {
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glViewport(0, 0, framebufferWidth(), framebufferHeight());
  }

  /**
   * Reads what was drawn since the last {@link #swap}, RGBA, rows from the bottom.
   *
   * @param rgba of {@link #framebufferWidth} × {@link #framebufferHeight} pixels; direct
   */
  public void read(ByteBuffer rgba) {
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, framebufferWidth(), framebufferHeight(), GL_RGBA, GL_UNSIGNED_BYTE, rgba);
  }

  /** Shows what was drawn; with vsync, waits for the screen. */
  public void swap() {
    glfwSwapBuffers(handle);
  }

  /**
   * Lets {@link #swap} wait for the screen. Some systems let it wait for as long as the window is
   * covered: not where something else depends on this thread.
   */
  public void vsync(boolean on) {
    vsync = on;
    glfwSwapInterval(on ? 1 : 0);
  }

  /** Whether {@link #swap} waits for the screen. */
  public boolean vsync() {
    return vsync;
  }

  /** Pixels a row of what is drawn; 0 while there is nothing to draw on. */
  public int framebufferWidth() {
    glfwGetFramebufferSize(handle, first, second);
    return first[0];
  }

  /** Rows of what is drawn. */
  public int framebufferHeight() {
    glfwGetFramebufferSize(handle, first, second);
    return second[0];
  }

  /** Screen coordinates from left to right, in which the mouse is told too. */
  public int width() {
    glfwGetWindowSize(handle, first, second);
    return first[0];
  }

  /** Screen coordinates from top to bottom. */
  public int height() {
    glfwGetWindowSize(handle, first, second);
    return second[0];
  }

  /** Whether there is nothing to draw on, the window being iconified. */
  public boolean isIconified() {
    return glfwGetWindowAttrib(handle, GLFW_ICONIFIED) == GLFW_TRUE;
  }

  /** Pixels along one screen coordinate: more than 1 where the system enlarges those itself. */
  public float density() {
    int across = width();
    int pixels = framebufferWidth();
    return across == 0 || pixels == 0 ? 1 : (float) pixels / across;
  }

  /** How many times the pixels of a plain screen letters must have here. */
  public float contentScale() {
    float[] across = new float[1];
    glfwGetWindowContentScale(handle, across, new float[1]);
    return Math.max(0.5f, across[0]);
  }

  /** Writes the window's frame. */
  public void title(String title) {
    glfwSetWindowTitle(handle, title);
  }

  /** Sets the size, screen coordinates. */
  public void resize(int width, int height) {
    glfwSetWindowSize(handle, width, height);
  }

  /** Whether it fills a screen. */
  public boolean isFullScreen() {
    return glfwGetWindowMonitor(handle) != NULL;
  }

  /** Fills the screen on which most of it lies, or goes back to where it was. */
  public void fullScreen(boolean on) {
    if (on == isFullScreen()) {
      return;
    }
    if (on) {
      fillScreen();
    } else {
      glfwSetWindowMonitor(handle, NULL, left, top, width, height, GLFW_DONT_CARE);
    }
    glfwSwapInterval(vsync ? 1 : 0);
  }

  private void fillScreen() {
    width = width();
    height = height();
    glfwGetWindowPos(handle, first, second);
    left = first[0];
    top = second[0];
    long screen = Screens.under(left, top, width, height);
    GLFWVidMode mode = screen == NULL ? null : glfwGetVideoMode(screen);
    if (mode != null) {
      glfwSetWindowMonitor(handle, screen, 0, 0, mode.width(), mode.height(), mode.refreshRate());
    }
  }

  @Override
  public void close() {
    GL.setCapabilities(null);
    callbacks.close();
    glfwDestroyWindow(handle);
    Glfw.stop();
  }
}
