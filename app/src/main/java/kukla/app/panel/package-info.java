/**
 * The window: preview, keys, and the Dear ImGui panel in which everything is tuned.
 *
 * <ul>
 *   <li>{@link kukla.app.panel.LiveWindow}: the window as the live loop's screen
 *   <li>{@link kukla.app.panel.Show}: what window and panel may ask of the session
 *   <li>{@code Hotkeys}: what a key does
 *   <li>{@code Panel}: the panel's sections: {@code ShowSection}, {@code OutputSection}, {@code
 *       MotionSection}, {@code LatencySection}, {@code PictureSection}, {@code PresetSection}
 *   <li>{@code StageBar}: the times of one stage as a bar
 *   <li>{@code Question}: whether a face may be used; {@code Notice}: what the performer has to
 *       know
 *   <li>{@code ImGuiRoom}: Dear ImGui in a window; {@code PanelFont}: its letters; {@code Words}:
 *       says words as they are
 *   <li>{@code Thumbnails}: the portraits, small
 * </ul>
 *
 * All of it lives on the render thread; the window's opener closes it.
 */
@NullMarked
package kukla.app.panel;

import org.jspecify.annotations.NullMarked;
