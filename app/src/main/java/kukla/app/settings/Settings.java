package kukla.app.settings;

import java.util.EnumSet;
import java.util.Set;
import kukla.inference.reenact.MotionSettings;
import kukla.render.stage.Corner;
import kukla.render.stage.Layout;
import kukla.render.stage.Mark;
import kukla.render.stage.Overlay;
import kukla.render.stage.Preview;

/**
 * Everything that can be tuned while the show goes on. Immutable; the render thread alone writes a
 * new one.
 *
 * @param motion how the performer's motion is taken
 * @param preview what the window shows
 * @param overlays what is drawn over the preview
 * @param mark the "AI" on everything that leaves the program
 * @param panel whether the panel is open
 * @param portrait file of the portrait
 * @param camera as {@code --camera} names it; empty for the first webcam
 * @param model as {@code --model} names it
 * @param engine as {@code --engine} names it
 */
public record Settings(
    MotionSettings motion,
    Preview preview,
    Set<Overlay> overlays,
    Mark mark,
    boolean panel,
    String portrait,
    String camera,
    String model,
    String engine) {
  public Settings {
    overlays = Set.copyOf(overlays);
  }

  /** How the first session starts. */
  public static Settings initial(String portrait, String model) {
    return new Settings(
        MotionSettings.DEFAULT,
        new Preview(Layout.PORTRAIT, 0.5, true, Corner.TOP_RIGHT),
        EnumSet.noneOf(Overlay.class),
        Mark.DEFAULT,
        true,
        portrait,
        "",
        model,
        "auto");
  }

  /** The same with another way of taking motion. */
  public Settings with(MotionSettings other) {
    return new Settings(other, preview, overlays, mark, panel, portrait, camera, model, engine);
  }

  /** The same with another preview. */
  public Settings with(Preview other) {
    return new Settings(motion, other, overlays, mark, panel, portrait, camera, model, engine);
  }

  /** The same with other overlays. */
  public Settings withOverlays(Set<Overlay> others) {
    return new Settings(motion, preview, others, mark, panel, portrait, camera, model, engine);
  }

  /** The same with another mark. */
  public Settings with(Mark other) {
    return new Settings(motion, preview, overlays, other, panel, portrait, camera, model, engine);
  }

  /** The same with the panel open or not. */
  public Settings withPanel(boolean open) {
    return new Settings(motion, preview, overlays, mark, open, portrait, camera, model, engine);
  }

  /** The same with another portrait. */
  public Settings withPortrait(String file) {
    return new Settings(motion, preview, overlays, mark, panel, file, camera, model, engine);
  }

  /** The same with another camera. */
  public Settings withCamera(String text) {
    return new Settings(motion, preview, overlays, mark, panel, portrait, text, model, engine);
  }

  /** The same with another model, or another engine. */
  public Settings withModel(String name, String onEngine) {
    return new Settings(motion, preview, overlays, mark, panel, portrait, camera, name, onEngine);
  }
}
