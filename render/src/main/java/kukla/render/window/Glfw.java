package kukla.render.window;

import static org.lwjgl.glfw.GLFW.*;

import kukla.render.RenderFault;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.system.Platform;

/** The window system's door, opened once and shut with the window. */
final class Glfw {
  private Glfw() {}

  /**
   * @throws RenderFault when there is no display
   */
  static void start() {
    boolean started;
    try {
      glfwSetErrorCallback(null);
      if (waylandIsOutOfReach()) {
        glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11); // its library complains on its own
      }
      started = glfwInit();
    } catch (LinkageError | IllegalStateException e) {
      throw new RenderFault(
          "opening a window: expected GLFW's native library for this system, found none that"
              + " loads; run with --headless",
          e);
    }
    if (!started) {
      throw new RenderFault(
          "opening a window: expected a display, found "
              + complaint()
              + "; start it from a desktop session (DISPLAY or WAYLAND_DISPLAY set), or run with"
              + " --headless");
    }
  }

  /** Whether there can be no Wayland session, whose socket lies in a folder of the user's. */
  private static boolean waylandIsOutOfReach() {
    String folder = System.getenv("XDG_RUNTIME_DIR");
    String socket = System.getenv("WAYLAND_DISPLAY");
    return Platform.get() == Platform.LINUX
        && (folder == null || folder.isEmpty())
        && (socket == null || !socket.startsWith("/"));
  }

  static void stop() {
    glfwTerminate();
  }

  /** What GLFW last complained of. */
  static String complaint() {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      PointerBuffer description = stack.mallocPointer(1);
      int code = glfwGetError(description);
      if (code == GLFW_NO_ERROR || description.get(0) == MemoryUtil.NULL) {
        return "none";
      }
      String said = MemoryUtil.memUTF8(description.get(0));
      return '"' + said.strip().replaceAll("\\s+", " ") + '"';
    }
  }
}
