package kukla.models.export;

import java.nio.file.Path;
import java.util.Objects;
import kukla.models.checkpoint.Checkpoint;
import kukla.models.export.MotionBackEnd.Points;
import kukla.models.motion.Yaml;
import kukla.models.weights.Safetensors;

/** The reference's own numbers for one small checkpoint. */
final class Golden {
  private static final Safetensors TENSORS = Safetensors.read(shared("mini-golden.safetensors"));

  private Golden() {}

  static Path shared(String name) {
    return Path.of(Objects.requireNonNull(System.getProperty("kukla.shared")), "fomm", name);
  }

  static FinishedNetworks model() {
    try (Checkpoint checkpoint = Checkpoint.open(shared("mini-cpk.pth.tar"))) {
      return FinishedNetworks.of(
          Yaml.read(shared("mini-256.yaml")),
          "mini-256.yaml",
          FinishedNetworks.weights(checkpoint, "mini-cpk.pth.tar"));
    }
  }

  static float[] golden(String name) {
    return TENSORS.tensor(name).floats();
  }

  static Points points(String name) {
    return new Points(golden(name + ".value"), golden(name + ".jacobian"));
  }
}
