package kukla.inference.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kukla.inference.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelShelfTest {
  @TempDir Path root;
  private Path model;

  @BeforeEach
  void shelve() throws IOException {
    model = Files.createDirectories(root.resolve("second/mini"));
    byte[] weights = {1, 2, 3};
    Files.write(model.resolve("keypoints.onnx"), weights);
    CardJson.write(CardJsonTest.card(Sha256.of(weights)), model.resolve("card.json"));
  }

  private ModelShelf shelf() {
    return new ModelShelf(List.of(root.resolve("first"), root.resolve("second")));
  }

  @Test
  void findsByNameAndByFolder() {
    assertThat(shelf().find("mini").folder()).isEqualTo(model);
    assertThat(shelf().find(model.toString()).card().name()).isEqualTo("mini");
    assertThat(shelf().all()).containsOnlyKeys("mini");
  }

  @Test
  void theFirstPlaceWins() {
    Path first = root.resolve("first/mini");
    CardJson.write(CardJsonTest.card("0".repeat(64)), first.resolve("card.json"));
    assertThat(shelf().find("mini").folder()).isEqualTo(first);
  }

  @Test
  void saysWhatThereIsWhenThereIsNoSuchModel() {
    assertThatThrownBy(() -> shelf().find("maxi"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("maxi")
        .hasMessageContaining("one of mini");
    assertThatThrownBy(() -> shelf().find("../second/mini")).isInstanceOf(Fault.class);
  }

  @Test
  void givesAFileOnlyWhenItsHashIsTheCards() throws IOException {
    ModelFolder folder = shelf().find("mini");
    assertThat(folder.verified("keypoints")).isEqualTo(model.resolve("keypoints.onnx"));
    assertThatThrownBy(() -> folder.verified("generator")).isInstanceOf(Fault.class);
    Files.write(model.resolve("keypoints.onnx"), new byte[] {1, 2, 4});
    assertThatThrownBy(() -> folder.verified("keypoints"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("keypoints.onnx has SHA-256");
    Files.delete(model.resolve("keypoints.onnx"));
    assertThatThrownBy(() -> folder.verified("keypoints"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("missing");
  }
}
