package kukla.models.synth;

import java.nio.file.Path;
import java.util.List;

/** The real head file and hair, read once for all tests that carry the tag "shared". */
final class SharedHead {
  static final Path FOLDER = Path.of(System.getProperty("kukla.shared", "../shared"), "head3d");
  static final Path HEAD = FOLDER.resolve("ict-facekit.safetensors");
  static final Path HAIR = FOLDER.resolve("hair");
  static final HeadModel MODEL = HeadModel.read(HEAD);
  static final List<Hair> HAIRS = Hair.readAll(HAIR, MODEL);

  private SharedHead() {}
}
