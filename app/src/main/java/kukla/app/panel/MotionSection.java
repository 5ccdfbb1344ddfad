package kukla.app.panel;

import imgui.ImGui;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import kukla.app.settings.Settings;
import kukla.inference.reenact.MotionSettings;
import kukla.inference.reenact.MotionSettings.FaceLost;
import kukla.inference.reenact.MotionSettings.OtherFace;

/** How the performer's motion is taken. */
final class MotionSection {
  private final Choice<FaceLost> lost =
      new Choice<>(
          "face lost",
          List.of(
              Map.entry(FaceLost.HOLD, "hold the portrait"),
              Map.entry(FaceLost.EASE, "come to rest"),
              Map.entry(FaceLost.PLACEHOLDER, "placeholder")));
  private final Choice<OtherFace> other =
      new Choice<>(
          "other face",
          List.of(
              Map.entry(OtherFace.FOLLOW, "follow if it stays"),
              Map.entry(OtherFace.HOLD, "wait for the first")));
  private final float[] gain = new float[1];
  private final float[] cutoff = new float[1];
  private final float[] beta = new float[1];

  void draw(Show session) {
    Settings settings = session.settings();
    MotionSettings motion = settings.motion();
    Consumer<Consumer<MotionSettings.Draft>> set =
        changes -> session.settings(settings.with(motion.with(changes)));
    if (ImGui.button("Calibrate (space)")) {
      set.accept(draft -> draft.calibrations++);
    }
    ImGui.sameLine();
    if (ImGui.checkbox("by itself", motion.autoCalibrate())) {
      set.accept(draft -> draft.autoCalibrate = !motion.autoCalibrate());
    }
    if (ImGui.checkbox("mirror", motion.mirror())) {
      session.settings(Hotkeys.mirrored(settings));
    }
    ImGui.sameLine();
    if (ImGui.checkbox("absolute", motion.absolute())) {
      set.accept(draft -> draft.absolute = !motion.absolute());
    }
    ImGui.sameLine();
    if (ImGui.checkbox("adapt scale", motion.adaptScale())) {
      set.accept(draft -> draft.adaptScale = !motion.adaptScale());
    }
    gain[0] = (float) motion.gain();
    if (ImGui.sliderFloat("gain", gain, 0, 2, "%.2f")) {
      set.accept(draft -> draft.gain = gain[0]);
    }
    lost.draw(motion.whenFaceLost(), next -> set.accept(draft -> draft.whenFaceLost = next));
    other.draw(motion.otherFace(), next -> set.accept(draft -> draft.otherFace = next));
    if (session.count().anotherFace()) {
      Words.wrapped(
          motion.otherFace() == OtherFace.FOLLOW
              ? "another face is there: followed if it stays"
              : "another face is there: not followed; space follows it");
    }
    cutoff[0] = (float) motion.cropCutoff();
    if (ImGui.sliderFloat("crop cut-off, Hz", cutoff, 0.1f, 10, "%.1f")) {
      set.accept(draft -> draft.cropCutoff = Math.max(0.05, cutoff[0]));
    }
    beta[0] = (float) motion.cropBeta();
    if (ImGui.sliderFloat("crop beta", beta, 0, 10, "%.1f")) {
      set.accept(draft -> draft.cropBeta = Math.max(0, beta[0]));
    }
  }
}
