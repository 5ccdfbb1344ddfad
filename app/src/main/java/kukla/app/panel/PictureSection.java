package kukla.app.panel;

import imgui.ImGui;
import imgui.type.ImInt;
import java.util.EnumSet;
import java.util.Set;
import kukla.app.settings.Settings;
import kukla.render.stage.Corner;
import kukla.render.stage.Layout;
import kukla.render.stage.Mark;
import kukla.render.stage.Overlay;
import kukla.render.stage.Preview;

/** What the window shows, and the mark on what leaves the program. */
final class PictureSection {
  private static final String[] LAYOUTS = {
    "portrait", "side by side", "source over camera", "picture in picture"
  };
  private static final String[] OVERLAYS = {
    "keypoints", "face box", "landmarks", "dense motion", "occlusion", "timing"
  };
  private static final String[] CORNERS = {"top left", "top right", "bottom left", "bottom right"};

  private final ImInt layout = new ImInt();
  private final ImInt corner = new ImInt();
  private final float[] opacity = new float[1];
  private final float[] size = new float[1];

  void draw(Show session) {
    Settings settings = session.settings();
    Preview preview = settings.preview();
    layout.set(preview.layout().ordinal());
    if (ImGui.combo("layout", layout, LAYOUTS)) {
      session.settings(settings.with(preview.with(Layout.values()[layout.get()])));
    }
    opacity[0] = (float) preview.opacity();
    if (ImGui.sliderFloat("opacity", opacity, 0, 1, "%.2f")) {
      double share = Math.max(0, Math.min(1, opacity[0]));
      session.settings(
          settings.with(
              new Preview(preview.layout(), share, preview.mirrorCamera(), preview.inset())));
    }
    ImGui.text("overlays, in this window only");
    for (Overlay overlay : Overlay.values()) {
      boolean on = settings.overlays().contains(overlay);
      if (overlay.ordinal() % 3 > 0) {
        ImGui.sameLine();
      }
      if (ImGui.checkbox(OVERLAYS[overlay.ordinal()], on)) {
        session.settings(settings.withOverlays(switched(settings.overlays(), overlay)));
      }
    }
    mark(session, settings);
  }

  private void mark(Show session, Settings settings) {
    Mark mark = settings.mark();
    if (ImGui.checkbox("mark \"AI\" on what leaves the program", mark.shown())) {
      session.settings(settings.with(new Mark(!mark.shown(), mark.corner(), mark.size())));
    }
    corner.set(mark.corner().ordinal());
    if (ImGui.combo("mark's corner", corner, CORNERS)) {
      Corner chosen = Corner.values()[corner.get()];
      session.settings(settings.with(new Mark(mark.shown(), chosen, mark.size())));
    }
    size[0] = (float) mark.size();
    if (ImGui.sliderFloat("mark's size", size, 0.02f, 0.25f, "%.2f")) {
      double share = Math.max(0.02, Math.min(0.25, size[0]));
      session.settings(settings.with(new Mark(mark.shown(), mark.corner(), share)));
    }
  }

  private static Set<Overlay> switched(Set<Overlay> shown, Overlay overlay) {
    EnumSet<Overlay> next = EnumSet.noneOf(Overlay.class);
    next.addAll(shown);
    if (!next.remove(overlay)) {
      next.add(overlay);
    }
    return next;
  }
}
