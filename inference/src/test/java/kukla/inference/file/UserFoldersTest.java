package kukla.inference.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
  private static final Map<String, String> TOLD =
      Map.of("XDG_DATA_HOME", "/d", "XDG_CONFIG_HOME", "/c", "XDG_CACHE_HOME", " ");

  @Test
  void liesInTheHomeFolderUnlessTheEnvironmentSaysOtherwise() {
    assertThat(UserFolders.of(null, "/home/me", Map.of()))
        .isEqualTo(
            new UserFolders(
                Path.of("/home/me/.local/share/kukla"),
                Path.of("/home/me/.config/kukla"),
                Path.of("/home/me/.cache/kukla")));
    assertThat(UserFolders.of(null, "/home/me", TOLD))
        .isEqualTo(
            new UserFolders(
                Path.of("/d/kukla"), Path.of("/c/kukla"), Path.of("/home/me/.cache/kukla")));
  }

  @Test
  void anotherHomeStandsInForTheEnvironmentToo() {
    assertThat(UserFolders.of("/elsewhere", "/home/me", TOLD))
        .isEqualTo(UserFolders.of(null, "/elsewhere", Map.of()));
  }

  @Test
  void testsHaveAHomeOfTheirOwn() {
    Path own = Path.of(System.getProperty("user.home"));
    assertThat(UserFolders.ofUser()).isNotEqualTo(UserFolders.of(null, own.toString(), Map.of()));
  }
}
