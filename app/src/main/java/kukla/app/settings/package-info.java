/**
 * What can be tuned while the show goes on.
 *
 * <ul>
 *   <li>{@link kukla.app.settings.Settings}: all of it, immutable
 *   <li>{@link kukla.app.settings.Bundled}: what came with the program
 *   <li>{@link kukla.app.settings.CurrentSettings}: those of the moment
 *   <li>{@link kukla.app.settings.SettingsFile}: between runs, and presets by name
 * </ul>
 */
@NullMarked
package kukla.app.settings;

import org.jspecify.annotations.NullMarked;
