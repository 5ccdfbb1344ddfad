package kukla.models.synth;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Which head and hair files the synth commands draw from. */
final class HeadFiles {
  @Option(
      names = "--head",
      paramLabel = "FILE",
      defaultValue = "${sys:user.home}/.local/share/kukla/head3d/ict-facekit.safetensors",
      description = "ICT-FaceKit as safetensors (default: ${DEFAULT-VALUE})")
  Path head = Path.of("");

  @Option(
      names = "--hair",
      paramLabel = "DIR",
      defaultValue = "${sys:user.home}/.local/share/kukla/head3d/hair",
      description = "hair meshes as OBJ files (default: ${DEFAULT-VALUE})")
  Path hair = Path.of("");

  HeadModel model() {
    return HeadModel.read(head);
  }

  List<Hair> hairs(HeadModel model) {
    return Hair.readAll(hair, model);
  }
}
