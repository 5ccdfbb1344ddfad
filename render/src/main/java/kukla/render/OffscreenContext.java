package kukla.render;

import static org.lwjgl.egl.EGL10.EGL_BLUE_SIZE;
import static org.lwjgl.egl.EGL10.EGL_GREEN_SIZE;
import static org.lwjgl.egl.EGL10.EGL_NONE;
import static org.lwjgl.egl.EGL10.EGL_NO_CONTEXT;
import static org.lwjgl.egl.EGL10.EGL_NO_DISPLAY;
import static org.lwjgl.egl.EGL10.EGL_NO_SURFACE;
import static org.lwjgl.egl.EGL10.EGL_RED_SIZE;
import static org.lwjgl.egl.EGL10.EGL_SURFACE_TYPE;
import static org.lwjgl.egl.EGL10.eglChooseConfig;
import static org.lwjgl.egl.EGL10.eglCreateContext;
import static org.lwjgl.egl.EGL10.eglDestroyContext;
import static org.lwjgl.egl.EGL10.eglInitialize;
import static org.lwjgl.egl.EGL10.eglMakeCurrent;
import static org.lwjgl.egl.EGL10.eglTerminate;
import static org.lwjgl.egl.EGL12.EGL_RENDERABLE_TYPE;
import static org.lwjgl.egl.EGL12.eglBindAPI;
import static org.lwjgl.egl.EGL14.EGL_OPENGL_API;
import static org.lwjgl.egl.EGL14.EGL_OPENGL_BIT;
import static org.lwjgl.egl.EGL15.EGL_CONTEXT_MAJOR_VERSION;
import static org.lwjgl.egl.EGL15.EGL_CONTEXT_MINOR_VERSION;
import static org.lwjgl.egl.EGL15.EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT;
import static org.lwjgl.egl.EGL15.EGL_CONTEXT_OPENGL_PROFILE_MASK;
import static org.lwjgl.opengl.GL11.GL_RENDERER;
import static org.lwjgl.opengl.GL11.GL_VERSION;
import static org.lwjgl.opengl.GL11.glGetString;

import java.nio.IntBuffer;
import org.lwjgl.PointerBuffer;
import org.lwjgl.egl.EGL;
import org.lwjgl.egl.EXTDeviceEnumeration;
import org.lwjgl.egl.EXTPlatformBase;
import org.lwjgl.egl.EXTPlatformDevice;
import org.lwjgl.opengl.GL;
import org.lwjgl.system.MemoryStack;

/**
 * An OpenGL 3.3 core context without window, surface or display server, current on the thread that
 * opened it.
 *
 * <p>Goes through EGL's device platform: the first device that gives such a context is taken, a GPU
 * or Mesa's software renderer. Its opener closes it, on the same thread.
 */
public final class OffscreenContext implements AutoCloseable {
  private static final String WISH =
      "; install a GPU driver, or Mesa's software renderer (Debian: libegl1 and libgl1-mesa-dri)";

  private final long display;
  private final long context;

  private OffscreenContext(long display, long context) {
    this.display = display;
    this.context = context;
  }

  /**
   * Opens a context and makes it current.
   *
   * @throws RenderFault when this machine has no EGL or none of its devices speaks OpenGL 3.3
   */
  public static OffscreenContext open() {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      return open(stack);
    } catch (LinkageError | IllegalStateException | NullPointerException e) {
      throw new RenderFault(
          "opening an offscreen OpenGL context: expected EGL with its device extensions, found none"
              + " that loads"
              + WISH,
          e);
    }
  }

  private static OffscreenContext open(MemoryStack stack) {
    IntBuffer count = stack.mallocInt(1);
    EXTDeviceEnumeration.eglQueryDevicesEXT(null, count);
    PointerBuffer devices = stack.mallocPointer(Math.max(1, count.get(0)));
    EXTDeviceEnumeration.eglQueryDevicesEXT(devices, count);
    for (int i = 0; i < count.get(0); i++) {
      long display =
          EXTPlatformBase.eglGetPlatformDisplayEXT(
              EXTPlatformDevice.EGL_PLATFORM_DEVICE_EXT, devices.get(i), (IntBuffer) null);
      if (display == EGL_NO_DISPLAY || !eglInitialize(display, new int[1], new int[1])) {
        continue;
      }
      long context = context(stack, display);
      if (context != EGL_NO_CONTEXT) {
        GL.createCapabilities();
        return new OffscreenContext(display, context);
      }
      eglTerminate(display);
    }
    throw new RenderFault(
        "opening an offscreen OpenGL context: expected one of "
            + count.get(0)
            + " EGL devices to give OpenGL 3.3, found none that does"
            + WISH);
  }

  private static long context(MemoryStack stack, long display) {
    EGL.createDisplayCapabilities(display);
    eglBindAPI(EGL_OPENGL_API);
    IntBuffer wanted =
        stack.ints(
            EGL_SURFACE_TYPE,
            0,
            EGL_RENDERABLE_TYPE,
            EGL_OPENGL_BIT,
            EGL_RED_SIZE,
            8,
            EGL_GREEN_SIZE,
            8,
            EGL_BLUE_SIZE,
            8,
            EGL_NONE);
    PointerBuffer config = stack.mallocPointer(1);
    IntBuffer found = stack.mallocInt(1);
    if (!eglChooseConfig(display, wanted, config, found) || found.get(0) == 0) {
      return EGL_NO_CONTEXT;
    }
    IntBuffer version =
        stack.ints(
            EGL_CONTEXT_MAJOR_VERSION,
            3,
            EGL_CONTEXT_MINOR_VERSION,
            3,
            EGL_CONTEXT_OPENGL_PROFILE_MASK,
            EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
            EGL_NONE);
    long context = eglCreateContext(display, config.get(0), EGL_NO_CONTEXT, version);
    if (context != EGL_NO_CONTEXT
        && !eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context)) {
      eglDestroyContext(display, context);
      return EGL_NO_CONTEXT;
    }
    return context;
  }

  /** What draws, in the driver's own words: "llvmpipe (LLVM …), 4.5 (Core Profile) Mesa …". */
  public String description() {
    return glGetString(GL_RENDERER) + ", " + glGetString(GL_VERSION);
  }

  @Override
  public void close() {
    GL.setCapabilities(null);
    eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    eglDestroyContext(display, context);
    eglTerminate(display);
  }
}
