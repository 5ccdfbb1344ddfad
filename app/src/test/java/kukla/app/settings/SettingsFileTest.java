package kukla.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import kukla.inference.Fault;
import kukla.render.stage.Corner;
import kukla.render.stage.Mark;
import kukla.render.stage.Overlay;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
  @TempDir Path folder;
  private final Settings initial = Settings.initial("portrait.png", "motion-lite");
  private SettingsFile file;

  @BeforeEach
  void place() {
    file = new SettingsFile(folder.resolve("kukla"));
  }

  @Test
  void whatIsSavedComesBackWhole() {
    Settings tuned =
        initial
            .with(
                initial
                    .motion()
                    .with(
                        draft -> {
                          draft.gain = 1.4;
                          draft.mirror = false;
                        }))
            .withOverlays(Set.of(Overlay.KEYPOINTS, Overlay.TIMING))
            .with(new Mark(true, Corner.TOP_LEFT, 0.1))
            .withCamera("Webcam");
    file.saveLast(tuned);
    assertThat(file.last(initial)).isEqualTo(tuned);
  }

  @Test
  void aWishToBeCalibratedIsNotWishedAgainWhenItIsReadBack() {
    file.saveLast(initial.with(initial.motion().calibrated()));
    assertThat(file.last(initial)).isEqualTo(initial);
  }

  @Test
  void nobodyElseReadsACamerasPassword() throws IOException {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
    file.saveLast(initial.withCamera("rtsp://me:secret@hall/stage"));
    file.savePreset("hall", initial.withCamera("rtsp://me:secret@hall/stage"));
    try (Stream<Path> saved = Files.walk(file.folder())) {
      assertThat(saved.filter(Files::isRegularFile))
          .hasSize(2)
          .allSatisfy(
              path ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void theFirstRunHasWhatIsGiven() {
    assertThat(file.last(initial)).isEqualTo(initial);
    assertThat(file.presets()).isEmpty();
  }

  @Test
  void keysThatAFileLacksOrThatAreUnknownDoNoHarm() throws IOException {
    Files.createDirectories(file.folder());
    Files.writeString(
        file.folder().resolve("live.json"),
        "{\"motion\": {\"gain\": 0.5, \"of_another_version\": 3}, \"nothing\": []}");
    assertThat(file.last(initial))
        .isEqualTo(initial.with(initial.motion().with(draft -> draft.gain = 0.5)));
  }

  @Test
  void aBrokenOrImpossibleFileCountsAsNone() throws IOException {
    Files.createDirectories(file.folder());
    Path last = file.folder().resolve("live.json");
    for (String text : new String[] {"{broken", "[]", "{\"mark\": {\"size\": 9}}", ""}) {
      Files.writeString(last, text);
      assertThat(file.last(initial)).as(text).isEqualTo(initial);
    }
  }

  @Test
  void whatIsImpossibleInAFileLeavesTheRestOfIt() throws IOException {
    Files.createDirectories(file.folder());
    Files.writeString(
        file.folder().resolve("live.json"),
        """
        {"motion": {"cropCutoff": 0, "gain": 0.5, "whenFaceLost": "RUN", "cropBeta": -1},
         "mark": null, "preview": {"opacity": 7}, "camera": "B", "engine": null}
        """);
    assertThat(file.last(initial))
        .isEqualTo(initial.with(initial.motion().with(draft -> draft.gain = 0.5)).withCamera("B"));
  }

  @Test
  void filesThatNoPresetIsCalledAreNotOffered() throws IOException {
    file.savePreset("calls", initial);
    Path presets = file.folder().resolve("presets");
    Files.copy(presets.resolve("calls.json"), presets.resolve("calls (1).json"));
    Files.copy(presets.resolve("calls.json"), presets.resolve(".json"));
    assertThat(file.presets()).containsExactly("calls");
  }

  @Test
  void presetsAreFoundByName() {
    file.savePreset("On stage", initial.withCamera("B"));
    file.savePreset("calls", initial.withCamera("A"));
    assertThat(file.presets()).containsExactly("On stage", "calls");
    assertThat(file.preset("calls", initial)).contains(initial.withCamera("A"));
    assertThat(file.preset("none", initial)).isEmpty();
  }

  @Test
  void aNameThatIsNoneForAFileIsRefused() {
    assertThatThrownBy(() -> file.savePreset("../live", initial))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("expected a name");
  }
}
