package kukla.app.doctor;

import java.nio.file.Path;
import java.util.List;
import kukla.app.settings.Bundled;
import kukla.inference.Fault;
import kukla.inference.card.ModelFolder;
import kukla.inference.card.ModelShelf;
import kukla.inference.engine.Engine;
import kukla.inference.engine.choice.Candidate;
import kukla.inference.engine.choice.EngineChoice;
import kukla.inference.engine.tensorrt.TensorRtEngine;
import kukla.inference.engine.torch.TorchEngine;
import org.jspecify.annotations.Nullable;

/** Which engines run here and why, the one that is likely the fastest first. */
final class EngineFindings {
  private static final String UNBUILT =
      "tensorrt is measured against the others at the first use, once its engine is built for this"
          + " GPU (a minute or so)";

  private EngineFindings() {}

  static List<EngineFinding> ofThisMachine() {
    return Candidate.all().stream().map(EngineFindings::load).toList();
  }

  /** Which engine runs the bundled model and why; null where there is no such model. */
  static @Nullable String auto() {
    Path bundled = ModelShelf.ofUser().all().get(Bundled.MODEL);
    if (bundled == null) {
      return null;
    }
    try {
      ModelFolder model = ModelFolder.open(bundled);
      return unbuilt(model) ? UNBUILT : EngineChoice.of("auto", model).why();
    } catch (Fault e) {
      return e.sentence();
    }
  }

  /** Whether an answer would take as long as building an engine does. */
  private static boolean unbuilt(ModelFolder model) {
    try {
      return !TensorRtEngine.load().isReady(model.verified("generator"));
    } catch (Fault e) {
      return false; // no GPU, nothing to build
    }
  }

  private static EngineFinding load(Candidate candidate) {
    try {
      return new EngineFinding(candidate.name(), true, describe(candidate.loader().get()));
    } catch (Fault e) {
      return new EngineFinding(candidate.name(), false, e.sentence());
    }
  }

  private static String describe(Engine engine) {
    if (engine instanceof TensorRtEngine gpu) {
      return "TensorRT %s in FP16 on %s".formatted(gpu.version(), gpu.gpu());
    }
    if (engine instanceof TorchEngine torch) {
      return torch.brain16()
          ? "libtorch in BF16, for which this CPU has instructions"
          : "libtorch in FP32, since this CPU has no instructions for BF16";
    }
    return "ONNX Runtime in FP32, on every CPU";
  }
}
