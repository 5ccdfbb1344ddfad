package kukla.inference.file;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where this program keeps what belongs to its user, after the XDG base directory specification. No
 * folder is made here. The system property {@code kukla.user.home} stands in for the home folder
 * and for all of the XDG variables, so that a test leaves the user's own folders alone.
 *
 * @param data models, portraits: {@code $XDG_DATA_HOME/kukla} or {@code ~/.local/share/kukla}
 * @param config settings, presets: {@code $XDG_CONFIG_HOME/kukla} or {@code ~/.config/kukla}
 * @param cache what may be deleted at any time: {@code $XDG_CACHE_HOME/kukla} or {@code
 *     ~/.cache/kukla}
 */
public record UserFolders(Path data, Path config, Path cache) {
  /** Of the user who runs this program. */
  public static UserFolders ofUser() {
    return of(
        System.getProperty("kukla.user.home"), System.getProperty("user.home"), System.getenv());
  }

  /**
   * @param instead stands in for home and environment; null for none
   */
  static UserFolders of(@Nullable String instead, String home, Map<String, String> environment) {
    Path base = Path.of(instead == null ? home : instead);
    Map<String, String> told = instead == null ? environment : Map.of();
    return new UserFolders(
        folder(told, "XDG_DATA_HOME", base.resolve(".local").resolve("share")),
        folder(told, "XDG_CONFIG_HOME", base.resolve(".config")),
        folder(told, "XDG_CACHE_HOME", base.resolve(".cache")));
  }

  private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
    String told = environment.getOrDefault(variable, "");
    return (told.isBlank() ? otherwise : Path.of(told)).resolve("kukla");
  }
}
