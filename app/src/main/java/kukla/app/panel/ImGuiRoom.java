package kukla.app.panel;

import imgui.ImGui;
import imgui.ImGuiIO;
import imgui.gl3.ImGuiImplGl3;
import imgui.glfw.ImGuiImplGlfw;
import imgui.internal.ImGuiContext;
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
  private final long window;
  private final float scale;

  ImGuiRoom(Window window) {
    this.window = window.handle();
    context = ImGui.createContext();
    ImGuiIO io = ImGui.getIO();
    io.setIniFilename(null);
    scale = window.contentScale();
    PanelFont.addTo(io.getFonts(), Math.round(FONT_PIXELS * scale));
    ImGui.styleColorsDark();
    ImGui.getStyle().setWindowRounding(ROUNDING);
    ImGui.getStyle().setFrameRounding(ROUNDING);
    ImGui.getStyle().scaleAllSizes(scale);
    glfw.init(window.handle(), true);
    gl.init("#version 330 core");
  }

  /** How much larger than on a plain screen things are to be. */
  float scale() {
    return scale;
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
    glfw.restoreCallbacks(window);
    ImGui.destroyContext(context);
  }
}
