package kukla.render.window;

import static org.lwjgl.glfw.GLFW.glfwSetDropCallback;
import static org.lwjgl.glfw.GLFW.glfwSetKeyCallback;
import static org.lwjgl.glfw.GLFW.glfwSetWindowCloseCallback;
import static org.lwjgl.opengl.GL11.GL_NO_ERROR;
import static org.lwjgl.opengl.GL11.glFinish;
import static org.lwjgl.opengl.GL11.glGetError;

import java.nio.ByteBuffer;
import java.util.Objects;
import kukla.render.HostPixels;
import kukla.render.PixelReadback;
import kukla.render.RenderFault;
import kukla.render.TestPixels;
import kukla.render.stage.Mark;
import kukla.render.stage.Preview;
import kukla.render.stage.Stage;
import org.lwjgl.PointerBuffer;
import org.lwjgl.glfw.GLFWDropCallback;
import org.lwjgl.glfw.GLFWKeyCallback;
import org.lwjgl.glfw.GLFWWindowCloseCallback;
import org.lwjgl.system.MemoryStack;

/**
 * A program that opens a window and tells a line for everything that happens, until Q is pressed: F
 * fills the screen or goes back, D drops a file on itself. Its picture is red above, blue below.
 */
final class WindowPlay {
  private static boolean over;

  private WindowPlay() {}

  public static void main(String[] arguments) {
    try (Window window = Window.open("kukla play", 320, 240);
        Stage stage = new Stage(320, 240);
        PixelReadback readback = new PixelReadback(320, 240)) {
      stage.mark(Mark.DEFAULT.off());
      HostPixels picture = TestPixels.plain(320, 240, 255, 0, 0);
      ByteBuffer blue = picture.bytes();
      for (int i = 320 * 120; i < 320 * 240; i++) {
        blue.put(3 * i, (byte) 0).put(3 * i + 2, (byte) 255);
      }
      stage.showPicture(picture);
      installLater(window);
      readback.start(stage.program(), 7, 8);
      say("opened " + window.description());
      for (int frame = 0; !over; frame++) {
        window.poll(event -> take(window, event));
        readback.collect(
            (rgba, sequence, nanos) ->
                say("program " + sequence + " " + Integer.toHexString(rgba.getInt(0))));
        stage.drawPreview(
            Preview.DEFAULT, null, 0, window.framebufferWidth(), window.framebufferHeight());
        window.swap();
        glFinish();
        if (frame == 3) {
          say("drawn " + window.framebufferWidth() + " " + window.framebufferHeight());
        }
      }
      say("errors " + (glGetError() != GL_NO_ERROR) + " scale " + window.contentScale());
    } catch (RenderFault e) {
      say("fault " + e.getMessage());
    }
    say("closed");
  }

  /** What a panel does: its own callback in front of the window's. */
  private static void installLater(Window window) {
    GLFWKeyCallback[] before = new GLFWKeyCallback[1];
    before[0] =
        glfwSetKeyCallback(
            window.handle(),
            (at, code, scancode, action, modifiers) -> {
              say("panel " + code);
              Objects.requireNonNull(before[0]).invoke(at, code, scancode, action, modifiers);
            });
  }

  private static void take(Window window, WindowEvent event) {
    say(event.toString());
    if (event instanceof WindowEvent.KeyPressed pressed) {
      switch (pressed.key()) {
        case F -> {
          window.fullScreen(!window.isFullScreen());
          say("full screen " + window.isFullScreen());
        }
        case T -> window.title("kukla renamed");
        case V -> window.vsync(!window.vsync());
        case D -> drop(window);
        case X -> shut(window);
        case Q -> over = true;
        default -> {}
      }
    }
  }

  private static void drop(Window window) {
    GLFWDropCallback ours = Objects.requireNonNull(glfwSetDropCallback(window.handle(), null));
    glfwSetDropCallback(window.handle(), ours);
    try (MemoryStack stack = MemoryStack.stackPush()) {
      PointerBuffer names = stack.pointers(stack.UTF8("/tmp/a face.png"), stack.UTF8("/tmp/b.jpg"));
      ours.invoke(window.handle(), 2, names.address());
    }
  }

  private static void shut(Window window) {
    GLFWWindowCloseCallback ours =
        Objects.requireNonNull(glfwSetWindowCloseCallback(window.handle(), null));
    glfwSetWindowCloseCallback(window.handle(), ours);
    ours.invoke(window.handle());
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
