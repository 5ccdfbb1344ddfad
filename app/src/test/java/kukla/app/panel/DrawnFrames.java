package kukla.app.panel;

import imgui.ImGui;
import imgui.internal.ImGuiContext;

/** Dear ImGui without a window. Its opener closes it. */
final class DrawnFrames implements AutoCloseable {
  private final ImGuiContext context = ImGui.createContext();

  DrawnFrames() {
    ImGui.getIO().setIniFilename(null);
    PanelFont.addTo(ImGui.getIO().getFonts(), 15);
  }

  /** Says a frame in a window of that size. */
  void frame(float width, float height, Runnable said) {
    ImGui.getIO().setDisplaySize(width, height);
    ImGui.newFrame();
    said.run();
    ImGui.render();
  }

  @Override
  public void close() {
    ImGui.destroyContext(context);
  }
}
