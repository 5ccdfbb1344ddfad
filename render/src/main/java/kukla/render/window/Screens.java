package kukla.render.window;

import static org.lwjgl.glfw.GLFW.glfwGetMonitorPos;
import static org.lwjgl.glfw.GLFW.glfwGetMonitors;
import static org.lwjgl.glfw.GLFW.glfwGetPrimaryMonitor;
import static org.lwjgl.glfw.GLFW.glfwGetVideoMode;

import org.lwjgl.PointerBuffer;
import org.lwjgl.glfw.GLFWVidMode;

/** The screens of this machine. */
final class Screens {
  private Screens() {}

  /** GLFW's name of the screen that shows most of a rectangle; the first where none does. */
  static long under(int left, int top, int width, int height) {
    long best = glfwGetPrimaryMonitor();
    long most = 0;
    PointerBuffer screens = glfwGetMonitors();
    for (int i = 0; screens != null && i < screens.remaining(); i++) {
      long screen = screens.get(i);
      GLFWVidMode mode = glfwGetVideoMode(screen);
      if (mode == null) {
        continue;
      }
      int[] x = new int[1];
      int[] y = new int[1];
      glfwGetMonitorPos(screen, x, y);
      long wide = Math.min(left + width, x[0] + mode.width()) - (long) Math.max(left, x[0]);
      long high = Math.min(top + height, y[0] + mode.height()) - (long) Math.max(top, y[0]);
      if (wide > 0 && high > 0 && wide * high > most) {
        most = wide * high;
        best = screen;
      }
    }
    return best;
  }
}
