package kukla.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kukla.app.consent.Consent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdmissionTest {
  @TempDir Path folder;
  private final List<String> troubles = new ArrayList<>();
  private Path portrait;
  private Consent consent;
  private Admission admission;

  @BeforeEach
  void add() throws IOException {
    portrait = Files.writeString(folder.resolve("aunt.jpg"), "a picture");
    consent = new Consent(path -> path.startsWith(folder.resolve("assets")));
    admission = new Admission(consent, troubles::add);
  }

  @Test
  void ofOneThatNobodyHasAnsweredForTheUserIsAsked() {
    assertThat(admission.admits(portrait)).isFalse();
    assertThat(admission.asked()).isEqualTo(portrait);
    assertThat(admission.answer(true)).isEqualTo(portrait);
    assertThat(admission.asked()).isNull();
    assertThat(admission.admits(portrait)).isTrue();
    assertThat(troubles).isEmpty();
  }

  @Test
  void theAnswerNoIsKeptAndTold() {
    assertThat(admission.admits(portrait)).isFalse();
    assertThat(admission.answer(false)).isNull();
    assertThat(admission.admits(portrait)).isFalse();
    assertThat(admission.asked()).isNull();
    assertThat(troubles).singleElement().asString().contains("found the answer no");
  }

  @Test
  void aPortraitThatWasDeletedMeanwhileEndsNothing() throws IOException {
    consent.answer(portrait, true);
    Files.delete(portrait);
    assertThat(admission.admits(portrait)).isFalse();
    assertThat(troubles).singleElement().asString().contains("found no such file");
  }

  @Test
  void anAnswerThatCannotBeKeptIsTold() throws IOException {
    assertThat(admission.admits(portrait)).isFalse();
    Files.delete(portrait);
    assertThat(admission.answer(true)).isNull();
    assertThat(troubles).hasSize(1);
  }

  @Test
  void bundledOnesNeedNoAnswer() throws IOException {
    Path bundled = Files.createDirectory(folder.resolve("assets")).resolve("a.png");
    Files.writeString(bundled, "nobody");
    assertThat(admission.admits(bundled)).isTrue();
  }
}
