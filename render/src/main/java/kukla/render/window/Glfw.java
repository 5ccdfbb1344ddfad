package kukla.render.window;

import static org.lwjgl.glfw.GLFW.*;

import kukla.render.RenderFault;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

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
