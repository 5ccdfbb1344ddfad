package kukla.render.window;

import static org.lwjgl.glfw.GLFW.*;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lwjgl.glfw.GLFWDropCallback;
import org.lwjgl.glfw.GLFWFramebufferSizeCallback;
import org.lwjgl.glfw.GLFWKeyCallback;
import org.lwjgl.glfw.GLFWWindowCloseCallback;
import org.lwjgl.system.Callback;

/**
 * The functions that GLFW calls for a window, each turned into an event. They were there first, so
 * whoever comes later calls them. Its opener closes it, before the window.
 */
final class WindowCallbacks implements AutoCloseable {
  private final long window;
  private final GLFWKeyCallback key;
  private final GLFWDropCallback drop;
  private final GLFWWindowCloseCallback shut;
  private final GLFWFramebufferSizeCallback size;

  WindowCallbacks(long window, Consumer<WindowEvent> taker) {
    this.window = window;
    key =
        GLFWKeyCallback.create(
            (at, code, scancode, action, modifiers) -> {
              if (action == GLFW_PRESS || action == GLFW_REPEAT) {
                taker.accept(pressed(code, scancode, action, modifiers));
              }
            });
    drop =
        GLFWDropCallback.create(
            (at, count, names) -> {
              List<Path> files = files(count, names);
              if (!files.isEmpty()) {
                taker.accept(new WindowEvent.FilesDropped(files));
              }
            });
    shut =
        GLFWWindowCloseCallback.create(
            at -> {
              glfwSetWindowShouldClose(window, false);
              taker.accept(new WindowEvent.CloseRequested());
            });
    size =
        GLFWFramebufferSizeCallback.create(
            (at, wide, high) -> taker.accept(new WindowEvent.Resized(wide, high)));
    glfwSetKeyCallback(window, key);
    glfwSetDropCallback(window, drop);
    glfwSetWindowCloseCallback(window, shut);
    glfwSetFramebufferSizeCallback(window, size);
  }

  private static WindowEvent pressed(int code, int scancode, int action, int modifiers) {
    @Nullable String printed = glfwGetKeyName(code, scancode);
    return new WindowEvent.KeyPressed(
        Key.of(code, printed == null ? "" : printed),
        (modifiers & GLFW_MOD_SHIFT) != 0,
        (modifiers & (GLFW_MOD_CONTROL | GLFW_MOD_SUPER)) != 0,
        action == GLFW_REPEAT);
  }

  private static List<Path> files(int count, long names) {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      try {
        files.add(Path.of(GLFWDropCallback.getName(names, i)));
      } catch (InvalidPathException e) {
        // something that is no file of this system
      }
    }
    return List.copyOf(files);
  }

  @Override
  public void close() {
    // who came later and did not leave keeps what it installed: only our own are freed
    glfwSetKeyCallback(window, null);
    glfwSetDropCallback(window, null);
    glfwSetWindowCloseCallback(window, null);
    glfwSetFramebufferSizeCallback(window, null);
    for (Callback callback : List.of(key, drop, shut, size)) {
      callback.free();
    }
  }
}
