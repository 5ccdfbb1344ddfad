package kukla.inference.engine.tensorrt.plan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import kukla.inference.Fault;
import kukla.inference.card.Sha256;
import kukla.inference.cuda.Gpu;
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
      PlanKey key = PlanKey.of(hash(graph), tensorRt, gpu, precision(graph, tensorRt, gpu));
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

  /** Throws an engine away that was built to be measured only. */
  public void forget(Path graph, String tensorRt, Gpu gpu, Precision precision) {
    try {
      Files.deleteIfExists(
          folder.resolve(PlanKey.of(hash(graph), tensorRt, gpu, precision).file()));
    } catch (IOException e) {
      // it takes room and does no harm
    }
  }

  /** What was found by measurement; what always holds where nobody measured. */
  public Precision precision(Path graph, String tensorRt, Gpu gpu) {
    PlanKey key = PlanKey.of(hash(graph), tensorRt, gpu, Precision.ofHalf());
    return ExactList.read(exactList(key), key).map(Precision::ofHalf).orElse(Precision.ofHalf());
  }

  /** Whether somebody measured which layers must be FP32. */
  public boolean isMeasured(Path graph, String tensorRt, Gpu gpu) {
    PlanKey key = PlanKey.of(hash(graph), tensorRt, gpu, Precision.ofHalf());
    return ExactList.read(exactList(key), key).isPresent();
  }

  /** Keeps what was measured: later builds follow it. */
  public void keep(Path graph, String tensorRt, Gpu gpu, Set<String> exact) {
    PlanKey key = PlanKey.of(hash(graph), tensorRt, gpu, Precision.ofHalf());
    ExactList.write(exactList(key), key, exact);
  }

  private Path exactList(PlanKey key) {
    return folder.resolve(key.file().replace(".plan", ".exact"));
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
