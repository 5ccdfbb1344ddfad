package kukla.app.panel;

import imgui.ImGui;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import kukla.app.settings.Settings;
import kukla.inference.reenact.MotionSettings;
import kukla.inference.reenact.MotionSettings.FaceLost;

/** How the performer's motion is taken. */
final class MotionSection {
  private final Choice<FaceLost> lost =
      new Choice<>(
          "face lost",
          List.of(
              Map.entry(FaceLost.HOLD, "hold the portrait"),
              Map.entry(FaceLost.EASE, "come to rest"),
              Map.entry(FaceLost.PLACEHOLDER, "placeholder")));
  private final float[] gain = new float[1];
  private final float[] cutoff = new float[1];
  private final float[] beta = new float[1];

  void draw(Show session) {
    Settings settings = session.settings();
    MotionSettings motion = settings.motion();
    Consumer<MotionSettings> set = next -> session.settings(settings.with(next));
    if (ImGui.button("Calibrate (space)")) {
      set.accept(motion.calibrated());
    }
    ImGui.sameLine();
    if (ImGui.checkbox("by itself", motion.autoCalibrate())) {
      set.accept(motion.withAutoCalibrate(!motion.autoCalibrate()));
    }
    if (ImGui.checkbox("mirror", motion.mirror())) {
      session.settings(Hotkeys.mirrored(settings));
    }
    ImGui.sameLine();
    if (ImGui.checkbox("absolute", motion.absolute())) {
      set.accept(motion.withAbsolute(!motion.absolute()));
    }
    ImGui.sameLine();
    if (ImGui.checkbox("adapt scale", motion.adaptScale())) {
      set.accept(motion.withAdaptScale(!motion.adaptScale()));
    }
    gain[0] = (float) motion.gain();
    if (ImGui.sliderFloat("gain", gain, 0, 2, "%.2f")) {
      set.accept(motion.withGain(gain[0]));
    }
    lost.draw(motion.whenFaceLost(), next -> set.accept(motion.withWhenFaceLost(next)));
    cutoff[0] = (float) motion.cropCutoff();
    if (ImGui.sliderFloat("crop cut-off, Hz", cutoff, 0.1f, 10, "%.1f")) {
      set.accept(motion.withCropCutoff(Math.max(0.05, cutoff[0])));
    }
    beta[0] = (float) motion.cropBeta();
    if (ImGui.sliderFloat("crop beta", beta, 0, 10, "%.1f")) {
      set.accept(motion.withCropBeta(Math.max(0, beta[0])));
    }
  }
}
