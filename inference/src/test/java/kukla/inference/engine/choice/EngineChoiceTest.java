package kukla.inference.engine.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kukla.inference.Fault;
import kukla.inference.card.Door;
import kukla.inference.card.ModelCard;
import kukla.inference.card.ModelFile;
import kukla.inference.card.ModelFolder;
import kukla.inference.engine.Engine;
import kukla.inference.engine.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineChoiceTest {
  @TempDir Path folder;
  private final List<String> measured = new ArrayList<>();
  private boolean busy;

  private record Named(String name) implements Engine {
    @Override
    public Session open(Path graph, Set<String> kept) {
      throw new UnsupportedOperationException();
    }
  }

  private static Candidate works(String name) {
    return new Candidate(name, () -> new Named(name));
  }

  private static Candidate broken(String name) {
    return new Candidate(
        name,
        () -> {
          throw new Fault("loading " + name + ": its library is broken");
        });
  }

  private RememberedFrames frames(Map<String, Double> milliseconds) {
    return new RememberedFrames(
        folder.resolve("cache/engines.json"),
        (engines, model, failures) -> {
          Map<String, Double> found = new LinkedHashMap<>();
          for (Engine engine : engines) {
            measured.add(engine.name());
            Double each = milliseconds.get(engine.name());
            if (each == null) {
              failures.add("translating for " + engine.name() + ": an operator is missing");
            } else {
              found.put(engine.name(), each);
            }
          }
          return found;
        },
        work -> {
          work.run();
          return busy;
        });
  }

  private ModelFolder model() {
    ModelFile file =
        new ModelFile("g.onnx", "0".repeat(64), List.of(Door.of("x", 1)), List.of(Door.of("y", 1)));
    return new ModelFolder(
        folder,
        new ModelCard(
            "m", "motion", Map.of("generator", file), "RGB", Map.of(), "", "CC0", null, List.of()));
  }

  @Test
  void autoTakesTheFastestAndSaysWhy() {
    EngineChoice choice =
        EngineChoice.of(
            "auto",
            List.of(works("torch"), works("onnx")),
            frames(Map.of("torch", 30.0, "onnx", 20.0)),
            model());
    assertThat(choice.engine().name()).isEqualTo("onnx");
    assertThat(choice.why()).contains("onnx 20.0 ms").contains("torch 30.0 ms");
  }

  @Test
  void measuresOnceAndRemembers() throws IOException {
    for (int i = 0; i < 3; i++) {
      EngineChoice.of(
          "auto",
          List.of(works("torch"), works("onnx")),
          frames(Map.of("torch", 10.0, "onnx", 20.0)),
          model());
    }
    assertThat(measured).containsExactly("torch", "onnx");
    Files.writeString(folder.resolve("cache/engines.json"), "{broken");
    EngineChoice choice =
        EngineChoice.of(
            "auto",
            List.of(works("torch"), works("onnx")),
            frames(Map.of("torch", 10.0, "onnx", 20.0)),
            model());
    assertThat(choice.engine().name()).isEqualTo("torch");
    assertThat(measured).hasSize(4);
  }

  @Test
  void whatABusyMachineShowedIsNotRemembered() {
    List<Candidate> both = List.of(works("torch"), works("onnx"));
    busy = true;
    EngineChoice disturbed =
        EngineChoice.of("auto", both, frames(Map.of("torch", 500.0, "onnx", 60.0)), model());
    assertThat(disturbed.engine().name()).isEqualTo("onnx");
    assertThat(disturbed.why()).contains("the next start measures again");
    busy = false;
    EngineChoice alone =
        EngineChoice.of("auto", both, frames(Map.of("torch", 20.0, "onnx", 60.0)), model());
    assertThat(alone.engine().name()).isEqualTo("torch");
    EngineChoice.of("auto", both, frames(Map.of()), model());
    assertThat(measured).containsExactly("torch", "onnx", "torch", "onnx");
  }

  @Test
  void whereOneIsNotRememberedAllAreMeasuredUnderTheSameLoad() {
    Map<String, Double> loaded = Map.of("torch", 90.0, "onnx", 80.0);
    EngineChoice.of("auto", List.of(works("torch"), broken("onnx")), frames(loaded), model());
    EngineChoice.of(
        "auto", List.of(works("torch"), works("other")), frames(Map.of("torch", 90.0)), model());
    EngineChoice choice =
        EngineChoice.of(
            "auto",
            List.of(works("torch"), works("onnx")),
            frames(Map.of("torch", 10.0, "onnx", 20.0)),
            model());
    assertThat(measured).containsExactly("torch", "other", "torch", "onnx");
    assertThat(choice.engine().name()).isEqualTo("torch");
  }

  @Test
  void aBrokenLibraryIsOneLineAndTheOtherEngine() {
    EngineChoice choice =
        EngineChoice.of("auto", List.of(broken("torch"), works("onnx")), frames(Map.of()), model());
    assertThat(choice.engine().name()).isEqualTo("onnx");
    assertThat(choice.why()).contains("loading torch: its library is broken").doesNotContain("\n");
    assertThat(measured).isEmpty();
  }

  @Test
  void anEngineThatCannotRunTheModelIsLeftOut() {
    EngineChoice choice =
        EngineChoice.of(
            "auto", List.of(works("torch"), works("onnx")), frames(Map.of("onnx", 20.0)), model());
    assertThat(choice.engine().name()).isEqualTo("onnx");
    assertThat(choice.why()).contains("an operator is missing");
  }

  @Test
  void whereAutosChoiceDoesNotOpenTheModelTheNextBestDoes() {
    List<Candidate> all = List.of(works("tensorrt"), works("torch"), works("onnx"));
    Map<String, Double> times = Map.of("tensorrt", 1.0, "onnx", 20.0, "torch", 10.0);
    List<String> tried = new ArrayList<>();
    EngineChoice.Opened<String> opened =
        EngineChoice.open(
            "auto",
            all,
            frames(times),
            model(),
            engine -> {
              tried.add(engine.name());
              if (engine.name().equals("tensorrt")) {
                throw new Fault("loading an engine: expected room on the GPU, found none");
              }
              return "the model on " + engine.name();
            });
    assertThat(tried).containsExactly("tensorrt", "torch");
    assertThat(opened.model()).isEqualTo("the model on torch");
    assertThat(opened.choice().engine().name()).isEqualTo("torch");
    assertThat(opened.choice().why()).contains("next best").contains("room on the GPU");
  }

  @Test
  void autoSaysNothingOfWhatTheMachineIsNotFor() {
    Candidate gpu =
        new Candidate(
            "tensorrt",
            () -> false,
            () -> {
              throw new Fault("looking for an NVIDIA GPU: found none");
            });
    EngineChoice choice =
        EngineChoice.of(
            "auto",
            List.of(gpu, works("torch"), works("onnx")),
            frames(Map.of("onnx", 20.0, "torch", 10.0)),
            model());
    assertThat(choice.why()).startsWith("torch, the fastest here").doesNotContain("NVIDIA");
    assertThatThrownBy(() -> EngineChoice.of("tensorrt", List.of(gpu), frames(Map.of()), model()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("NVIDIA");
  }

  @Test
  void whatWasAskedForOpensTheModelOrNothingDoes() {
    List<Candidate> all = List.of(works("tensorrt"), works("onnx"));
    assertThatThrownBy(
            () ->
                EngineChoice.open(
                    "tensorrt",
                    all,
                    frames(Map.of()),
                    model(),
                    engine -> {
                      throw new Fault("no room for " + engine.name());
                    }))
        .isInstanceOf(Fault.class)
        .hasMessage("no room for tensorrt");
  }

  @Test
  void saysWhatIsWrongInOneSentence() {
    List<Candidate> none = List.of(broken("torch"), broken("onnx"));
    assertThatThrownBy(() -> EngineChoice.of("auto", none, frames(Map.of()), model()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("loading onnx: its library is broken");
    assertThatThrownBy(() -> EngineChoice.of("torch", none, frames(Map.of()), model()))
        .isInstanceOf(Fault.class);
    assertThatThrownBy(() -> EngineChoice.of("tensorrt", none, frames(Map.of()), model()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("NVIDIA");
    assertThatThrownBy(() -> EngineChoice.of("cuda", none, frames(Map.of()), model()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("auto, tensorrt, torch, onnx");
  }
}
