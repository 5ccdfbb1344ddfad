package kukla.inference.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kukla.inference.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardJsonTest {
  @TempDir Path folder;

  static ModelCard card(String sha256) {
    return new ModelCard(
        "mini",
        "motion",
        Map.of(
            "keypoints",
            new ModelFile(
                "keypoints.onnx",
                sha256,
                List.of(Door.unit("image", 1, 3, 256, 256)),
                List.of(Door.of("value", 1, 2, 2)))),
        "RGB",
        ModelCard.MOTION_CONVENTIONS,
        "Siarohin et al. 2019",
        "MIT",
        new Training(List.of(new Training.Data("heads", "CC0")), 500, 7, "abc", Map.of("l1", 0.05)),
        List.of(KeypointRole.supervised("chin"), KeypointRole.unsupervised()));
  }

  @Test
  void comesBackAsItWasWritten() {
    ModelCard card = card("0".repeat(64));
    Path file = folder.resolve("card.json");
    CardJson.write(card, file);
    assertThat(CardJson.read(file)).isEqualTo(card);
  }

  @Test
  void writesKeypointsAsTheDesignHasThem() {
    String text = CardJson.text(card("0".repeat(64)));
    assertThat(text.replaceAll("\\s", ""))
        .contains("\"keypoints\":[{\"name\":\"chin\"},{\"free\":true}]")
        .contains("\"colour_order\":\"RGB\"")
        .contains("\"range\":[0.0,1.0]");
  }

  @Test
  void passesOverKeysOfLaterVersions() throws IOException {
    Path file = folder.resolve("card.json");
    String text = CardJson.text(card("0".repeat(64)));
    Files.writeString(file, text.replaceFirst("\\{", "{\"colour_of_eyes\": 3,"));
    assertThat(CardJson.read(file)).isEqualTo(card("0".repeat(64)));
  }

  @Test
  void refusesWhatIsNoCardInOneSentence() throws IOException {
    Path file = folder.resolve("card.json");
    String good = CardJson.text(card("0".repeat(64)));
    for (String bad :
        List.of(
            "",
            "null",
            "[]",
            "{",
            "{}",
            good.replace("0".repeat(64), "12"),
            good.replace("\"RGB\"", "\"GBR\""),
            good.replace("keypoints.onnx", "../keypoints.onnx"),
            good.replace("\"free\" : true", "\"free\" : false"),
            good.replace("256, 256", "0, 256"),
            good.replace("\"motion\"", "[]"))) {
      Files.writeString(file, bad);
      assertThatThrownBy(() -> CardJson.read(file))
          .isInstanceOf(Fault.class)
          .hasMessageStartingWith("reading the model card " + file)
          .message()
          .doesNotContain("\n");
    }
    assertThatThrownBy(() -> CardJson.read(folder.resolve("none.json")))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("models list");
  }
}
