package kukla.app.panel;

import imgui.ImGui;
import imgui.ImGuiIO;
import imgui.gl3.ImGuiImplGl3;
import imgui.glfw.ImGuiImplGlfw;
import imgui.internal.ImGuiContext;
import kukla.inference.Fault;
import kukla.render.window.Window;

/**
 * Dear ImGui in a window: begins and ends its frames. Calls the window's own callbacks before its
 * own. Its opener closes it, before the window.
 */
final class ImGuiRoom implements AutoCloseable {
  private static final float FONT_PIXELS = 15;
  private static final float ROUNDING = 4;

  private final ImGuiContext context;
  private final ImGuiImplGlfw glfw = new ImGuiImplGlfw();
  private final ImGuiImplGl3 gl = new ImGuiImplGl3();
  private final Window window;
  private final float letters;
  private final float scale;

  ImGuiRoom(Window window) {
    this.window = window;
    letters = window.contentScale();
    scale = scale(letters, window.density());
    context = context();
    ImGuiIO io = ImGui.getIO();
    io.setIniFilename(null);
    PanelFont.addTo(io.getFonts(), Math.round(FONT_PIXELS * letters));
    io.setFontGlobalScale(scale / letters); // screen coordinates
    ImGui.styleColorsDark();
    ImGui.getStyle().setWindowRounding(ROUNDING);
    ImGui.getStyle().setFrameRounding(ROUNDING);
    ImGui.getStyle().scaleAllSizes(scale);
    glfw.init(window.handle(), true);
    gl.init("#version 330 core");
  }

  private static ImGuiContext context() {
    try {
      return ImGui.createContext();
    } catch (LinkageError e) {
      throw new Fault(
          "opening the panel: expected Dear ImGui's native library for this system, found none that"
              + " loads; run with --headless",
          e);
    }
  }

  /**
   * How many screen coordinates of a plain screen things must have.
   *
   * @param letters how many of its pixels
   * @param density pixels along a screen coordinate
   */
  static float scale(float letters, float density) {
    return Math.round(100 * letters / density) / 100f; // the window's size is of whole pixels
  }

  /** How many screen coordinates of a plain screen things have here. */
  float scale() {
    return scale;
  }

  /** Whether the window still lies on a screen for which all this was made. */
  boolean fits() {
    return window.contentScale() == letters;
  }

  /** Whether a text field has the keyboard. */
  boolean typing() {
    return ImGui.getIO().getWantTextInput();
  }

  void begin() {
    gl.newFrame();
    glfw.newFrame();
    ImGui.newFrame();
  }

  /** Draws what was said since {@link #begin} into the bound framebuffer. */
  void end() {
    ImGui.render();
    gl.renderDrawData(ImGui.getDrawData());
  }

  @Override
  public void close() {
    gl.shutdown();
    // its own shutdown destroys cursors that the system may never have given; GLFW frees the others
    glfw.restoreCallbacks(window.handle());
    ImGui.destroyContext(context);
  }
}
