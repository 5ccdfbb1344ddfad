package kukla.inference.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kukla.inference.Fault;
import kukla.inference.card.Door;
import kukla.inference.card.ModelCard;
import kukla.inference.card.ModelFile;
import kukla.inference.card.ModelFolder;
import kukla.inference.engine.onnx.OnnxEngine;
import org.junit.jupiter.api.Test;

class CardGraphTest {
  private static final String ROLE = "keypoints";

  private final ModelFolder model =
      ModelFolder.open(Path.of(System.getProperty("kukla.root"), "models", "motion-lite"));

  private Session open(List<Door> inputs, List<Door> outputs) {
    ModelCard card = model.card();
    ModelFile file = card.file(ROLE);
    ModelFile told = new ModelFile(file.file(), file.sha256(), inputs, outputs);
    ModelCard other =
        new ModelCard(
            card.name(),
            card.kind(),
            Map.of(ROLE, told),
            card.colourOrder(),
            card.conventions(),
            card.paper(),
            card.licence(),
            card.training(),
            card.keypoints());
    return CardGraph.open(
        OnnxEngine.load(), new ModelFolder(model.folder(), other), ROLE, Set.of());
  }

  @Test
  void opensWhatIsAsTheCardSays() {
    ModelFile file = model.card().file(ROLE);
    try (Session session = open(file.inputs(), file.outputs())) {
      assertThat(session.inputs()).hasSameSizeAs(file.inputs());
    }
  }

  @Test
  void refusesOtherDoorsThanThoseOfTheCard() {
    ModelFile file = model.card().file(ROLE);
    List<Door> renamed = List.of(Door.unit("picture", 1, 3, 256, 256));
    List<Door> larger = List.of(Door.unit("image", 1, 3, 512, 512));
    for (List<Door> inputs : List.of(renamed, larger)) {
      assertThatThrownBy(() -> open(inputs, file.outputs()))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("the inputs " + inputs.get(0).name())
          .hasMessageContaining("found image");
    }
    assertThatThrownBy(() -> open(file.inputs(), file.outputs().subList(0, 1)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("the outputs value");
  }
}
