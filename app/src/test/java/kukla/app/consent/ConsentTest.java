package kukla.app.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import kukla.app.consent.Consent.Answer;
import kukla.inference.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsentTest {
  @TempDir Path folder;
  private Consent consent;
  private Path portrait;

  @BeforeEach
  void add() throws IOException {
    Clock clock = Clock.fixed(Instant.parse("2026-05-04T03:02:01.5Z"), ZoneOffset.UTC);
    consent = new Consent(path -> path.startsWith(folder.resolve("assets")), clock);
    portrait = Files.writeString(folder.resolve("aunt.jpg"), "a picture");
  }

  @Test
  void keepsYesBesideThePortrait() throws IOException {
    assertThat(consent.known(portrait)).isEqualTo(Answer.UNKNOWN);
    assertThat(consent.question(portrait)).contains("aunt.jpg");
    consent.answer(portrait, true);
    assertThat(consent.known(portrait)).isEqualTo(Answer.YES);
    assertThat(Files.readString(folder.resolve("aunt.jpg.consent.json")))
        .contains("\"may_use\" : true")
        .contains("\"answered\" : \"2026-05-04T03:02:01Z\"");
  }

  @Test
  void keepsNoTooUntilTheUserThinksBetterOfIt() {
    consent.answer(portrait, false);
    assertThat(consent.known(portrait)).isEqualTo(Answer.NO);
    consent.answer(portrait, true);
    assertThat(consent.known(portrait)).isEqualTo(Answer.YES);
  }

  @Test
  void anotherPictureUnderTheSameNameIsAskedForAnew() throws IOException {
    consent.answer(portrait, true);
    Files.writeString(portrait, "another picture");
    assertThat(consent.known(portrait)).isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void anAnswerThatCannotBeReadIsNone() throws IOException {
    for (String broken : new String[] {"", "{", "[]", "{\"may_use\": \"yes\"}", "\0"}) {
      Files.writeString(folder.resolve("aunt.jpg.consent.json"), broken);
      assertThat(consent.known(portrait)).as(broken).isEqualTo(Answer.UNKNOWN);
    }
  }

  @Test
  void bundledPortraitsNeedNone() throws IOException {
    Path bundled = folder.resolve("assets/portrait.png");
    assertThat(consent.known(bundled)).isEqualTo(Answer.NOT_NEEDED);
    assertThat(Files.exists(folder.resolve("assets"))).isFalse();
  }

  @Test
  void aMissingPortraitIsOneSentence() {
    assertThatThrownBy(() -> consent.answer(folder.resolve("nobody.png"), true))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("expected a readable portrait");
  }
}
