package kukla.models.synth;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kukla.inference.Fault;
import kukla.inference.Misuse;
import kukla.inference.file.UserFolders;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who is rendered, how large and from which files: the options that all synth commands share. */
final class Casting {
  /** The last person's number. */
  static final long MOST_SEED = 999_999_999;

  private static final Path FOLDER = UserFolders.ofUser().data().resolve("head3d");

  /** Where the head file is looked for where the user says nothing. */
  static final Path HEAD = FOLDER.resolve("ict-facekit.safetensors");

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "who; of several people the first (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--size",
      paramLabel = "PIXELS",
      description = "side of the square pictures (default: ${DEFAULT-VALUE})")
  private int size;

  @Option(
      names = "--dense",
      paramLabel = "SIDE",
      description =
          "pixels a side of the labels' masks and depth maps, 0 for none (default: half of --size)")
  private @Nullable Integer dense;

  @Option(
      names = "--head",
      paramLabel = "FILE",
      description = "ICT-FaceKit as safetensors (default: ${DEFAULT-VALUE})")
  private Path head = HEAD;

  @Option(
      names = "--hair",
      paramLabel = "DIR",
      description = "hair meshes as OBJ files (default: ${DEFAULT-VALUE})")
  private Path hair = FOLDER.resolve("hair");

  /**
   * @param size pixels a side where the user says nothing
   */
  Casting(int size) {
    this.size = size;
  }

  /** The first person's number. */
  long seed() {
    return seed;
  }

  /** Pixels a side. */
  int size() {
    return size;
  }

  /** What of these options shows in the pictures and labels of everybody. */
  String plan() {
    return "--size %d --dense %d".formatted(size, denseSide());
  }

  private int denseSide() {
    return dense == null ? size / 2 : dense;
  }

  /** Refuses masks and depth maps of more frames than one label file holds. */
  void expectDenseRoom(int frames) {
    long side = denseSide();
    long most = side == 0 ? Long.MAX_VALUE : Integer.MAX_VALUE / (2 * side * side);
    if (frames > most) {
      throw new Misuse(
          "reading --dense: expected at most %d frames with masks of %d×%d, found %d; choose a smaller --dense, or 0 for none"
              .formatted(most, side, side, frames));
    }
  }

  /** Reads the head, once all numbers are known to be usable. */
  HeadModel model() {
    Misuse.expect("--seed", seed, 0, MOST_SEED);
    Misuse.expect("--size", size, 32, 2048);
    Misuse.expect("--dense", dense == null ? 0 : dense, 0, size);
    if (!Files.exists(head)) {
      throw new Fault(
          "rendering people: expected the head model ICT-FaceKit in %s, found no such file; name it with --head, or make it from the published FaceXModel folder with: kukla synth import-ict FaceXModel"
              .formatted(head));
    }
    return HeadModel.read(head);
  }

  /** Reads all hair. */
  List<Hair> hairs(HeadModel model) {
    return Hair.readAll(hair, model);
  }

  /** A studio for that head with all hair; the caller closes it, on this thread. */
  Studio studio(HeadModel model) {
    return studio(model, hairs(model));
  }

  /** The same with hair that is read already. */
  Studio studio(HeadModel model, List<Hair> hairs) {
    return SynthFault.open(() -> new Studio(model, hairs, size, denseSide()));
  }

  /** An empty picture of that size. */
  Image picture() {
    return Image.allocate(size, size, ChannelOrder.RGB);
  }
}
