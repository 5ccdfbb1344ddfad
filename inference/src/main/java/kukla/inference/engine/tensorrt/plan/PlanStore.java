package kukla.inference.engine.tensorrt.plan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kukla.inference.Fault;
import kukla.inference.card.Sha256;
import kukla.inference.cuda.Gpu;
import kukla.inference.file.AtomicFile;
import kukla.inference.file.UserFolders;

/**
 * The engines of this user, in {@code ~/.cache/kukla/tensorrt}. What is not there, or must not be
 * used, is built.
 *
 * @param folder where they lie
 */
public record PlanStore(Path folder) {
  /** Of the user who runs this program. */
  public static PlanStore ofUser() {
    return new PlanStore(UserFolders.ofUser().cache().resolve("tensorrt"));
  }

  /** Whether there is an engine for a graph that may be used. */
  public boolean has(Path graph, String tensorRt, Gpu gpu) {
    try {
      PlanKey key = PlanKey.of(hash(graph), tensorRt, gpu, precision(graph));
      PlanFile.read(folder.resolve(key.file()), key);
      return true;
    } catch (PlanFile.Refused e) {
      return false;
    }
  }

  /**
   * The engine for a graph, built first where there is none that may be used.
   *
   * @throws Fault when it cannot be built
   */
  public ByteBuffer plan(
      Path graph, String tensorRt, Gpu gpu, Precision precision, PlanBuilder builder) {
    PlanKey key = PlanKey.of(hash(graph), tensorRt, gpu, precision);
    Path file = folder.resolve(key.file());
    try {
      return PlanFile.read(file, key);
    } catch (PlanFile.Refused none) {
      return build(
          new PlanBuilder.Order(graph, key, precision, gpu, file, folder.resolve(key.timingFile())),
          builder);
    }
  }

  /** Throws an engine away that TensorRT itself did not take, and builds it again. */
  public ByteBuffer rebuilt(
      Path graph, String tensorRt, Gpu gpu, Precision precision, PlanBuilder builder) {
    PlanKey key = PlanKey.of(hash(graph), tensorRt, gpu, precision);
    Path file = folder.resolve(key.file());
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // what is built is written over it
    }
    return build(
        new PlanBuilder.Order(graph, key, precision, gpu, file, folder.resolve(key.timingFile())),
        builder);
  }

  private static ByteBuffer build(PlanBuilder.Order order, PlanBuilder builder) {
    builder.build(order);
    try {
      return PlanFile.read(order.destination(), order.key());
    } catch (PlanFile.Refused e) {
      throw new Fault(
          "building an engine for %s: expected it in %s, found that %s; use --engine torch"
              .formatted(order.graph().getFileName(), order.destination(), e.getMessage()),
          e);
    }
  }

  /** The layers that were found by measurement to lose too much in FP16, none where nobody did. */
  public Precision precision(Path graph) {
    Path list = exactList(graph);
    try {
      if (Files.isRegularFile(list)) {
        Set<String> names = new LinkedHashSet<>(Files.readAllLines(list));
        names.removeIf(String::isBlank);
        return new Precision(true, names);
      }
    } catch (IOException e) {
      // as if nobody had measured
    }
    return Precision.ofHalf();
  }

  /** Keeps what was measured. */
  public void keep(Path graph, List<String> exact) {
    AtomicFile.write(
        exactList(graph), (String.join("\n", exact) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private Path exactList(Path graph) {
    return folder.resolve("exact-" + hash(graph).substring(0, 16) + ".txt");
  }

  private static String hash(Path graph) {
    try {
      return Sha256.of(graph);
    } catch (IOException e) {
      throw new Fault(
          "loading %s: expected an ONNX file, found %s; check the path"
              .formatted(graph, e.getMessage()),
          e);
    }
  }
}
