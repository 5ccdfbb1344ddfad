package kukla.app.panel;

import imgui.ImGui;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kukla.app.settings.Settings;
import kukla.render.stage.Layout;
import kukla.render.stage.Overlay;
import kukla.render.stage.Preview;

/** What the window shows. */
final class PictureSection {
  private static final List<Map.Entry<Overlay, String>> OVERLAYS =
      List.of(
          Map.entry(Overlay.KEYPOINTS, "keypoints"),
          Map.entry(Overlay.FACE_BOX, "face box"),
          Map.entry(Overlay.LANDMARKS, "landmarks"),
          Map.entry(Overlay.DENSE_MOTION, "dense motion"),
          Map.entry(Overlay.OCCLUSION, "occlusion"),
          Map.entry(Overlay.TIMING, "timing"));
  private static final int ACROSS = 3;

  private final Choice<Layout> layout =
      new Choice<>(
          "layout",
          List.of(
              Map.entry(Layout.PORTRAIT, "portrait"),
              Map.entry(Layout.SIDE_BY_SIDE, "side by side"),
              Map.entry(Layout.OVERLAY, "source over camera"),
              Map.entry(Layout.PICTURE_IN_PICTURE, "picture in picture")));
  private final float[] opacity = new float[1];

  void draw(Show session) {
    Settings settings = session.settings();
    Preview preview = settings.preview();
    layout.draw(preview.layout(), next -> session.settings(settings.with(preview.with(next))));
    opacity[0] = (float) preview.opacity();
    if (ImGui.sliderFloat("opacity", opacity, 0, 1, "%.2f")) {
      double share = Math.max(0, Math.min(1, opacity[0]));
      session.settings(
          settings.with(
              new Preview(preview.layout(), share, preview.mirrorCamera(), preview.inset())));
    }
    Words.line("overlays, in this window only");
    for (int i = 0; i < OVERLAYS.size(); i++) {
      Overlay overlay = OVERLAYS.get(i).getKey();
      if (i % ACROSS > 0) {
        ImGui.sameLine();
      }
      if (ImGui.checkbox(OVERLAYS.get(i).getValue(), settings.overlays().contains(overlay))) {
        session.settings(settings.withOverlays(switched(settings.overlays(), overlay)));
      }
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
