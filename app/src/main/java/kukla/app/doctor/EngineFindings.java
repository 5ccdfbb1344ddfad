package kukla.app.doctor;

import java.util.List;
import kukla.inference.Fault;
import kukla.inference.engine.onnx.OnnxEngine;
import kukla.inference.engine.torch.TorchEngine;

/** Which engines run here and why, those of this version in the order of their usual speed. */
final class EngineFindings {
  private EngineFindings() {}

  static List<EngineFinding> ofThisMachine() {
    return List.of(torch(), onnx());
  }

  private static EngineFinding torch() {
    try {
      return new EngineFinding(
          "torch",
          true,
          TorchEngine.load().brain16()
              ? "libtorch in BF16, for which this CPU has instructions"
              : "libtorch in FP32, this CPU has no instructions for BF16");
    } catch (Fault e) {
      return new EngineFinding("torch", false, e.sentence());
    }
  }

  private static EngineFinding onnx() {
    try {
      OnnxEngine.load();
      return new EngineFinding("onnx", true, "ONNX Runtime in FP32, runs on every CPU");
    } catch (Fault e) {
      return new EngineFinding("onnx", false, e.sentence());
    }
  }
}
