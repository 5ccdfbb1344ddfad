package kukla.models.synth;

import java.nio.file.Path;
import java.util.List;
import kukla.inference.file.UserFolders;
import picocli.CommandLine.Option;

/** Which head and hair files the synth commands draw from. */
final class HeadFiles {
  private static final Path FOLDER = UserFolders.ofUser().data().resolve("head3d");

  @Option(
      names = "--head",
      paramLabel = "FILE",
      description = "ICT-FaceKit as safetensors (default: ${DEFAULT-VALUE})")
  private Path head = FOLDER.resolve("ict-facekit.safetensors");

  @Option(
      names = "--hair",
      paramLabel = "DIR",
      description = "hair meshes as OBJ files (default: ${DEFAULT-VALUE})")
  private Path hair = FOLDER.resolve("hair");

  HeadModel model() {
    return HeadModel.read(head);
  }

  List<Hair> hairs(HeadModel model) {
    return Hair.readAll(hair, model);
  }
}
