package kukla.models.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kukla.inference.Fault;
import kukla.inference.file.AtomicFile;
import kukla.models.weights.Safetensors;
import kukla.models.weights.Weights;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A state of training on disk: a folder {@code checkpoint-STEP} with
 *
 * <ul>
 *   <li>{@code weights.safetensors}: every parameter under the reference's name
 *   <li>{@code average.safetensors}: the same for what is exported, trained ones as moving averages
 *   <li>{@code optimiser.safetensors}: Adam's moments and the averages as vectors
 *   <li>{@code config.yaml}: the configuration in force
 *   <li>{@code state.json}: the step
 * </ul>
 *
 * It is written under another name and renamed when whole.
 *
 * @param folder where it lies
 * @param step steps done
 */
public record Checkpoint(Path folder, long step) {
  private static final String NAME = "checkpoint-";
  private static final int KEPT = 2;

  /** The checkpoints of a training folder, oldest first. */
  public static List<Checkpoint> in(Path out) {
    if (!Files.isDirectory(out)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(out)) {
      return all.filter(path -> path.getFileName().toString().matches(NAME + "[0-9]+"))
          .map(path -> new Checkpoint(path, stepOf(path)))
          .sorted(Comparator.comparingLong(Checkpoint::step))
          .toList();
    } catch (IOException e) {
      throw new Fault("reading " + out + ": could not list it (" + e.getMessage() + ")", e);
    }
  }

  private static long stepOf(Path path) {
    return Long.parseLong(path.getFileName().toString().substring(NAME.length()));
  }

  /** The last one, or null. */
  public static @Nullable Checkpoint newest(Path out) {
    List<Checkpoint> all = in(out);
    return all.isEmpty() ? null : all.get(all.size() - 1);
  }

  /** The configuration in force when it was written. */
  public Path config() {
    return folder.resolve("config.yaml");
  }

  /** Writes a checkpoint and removes all but the last two. */
  static Checkpoint write(Path out, long step, TrainingState state, String yaml) {
    Path whole = out.resolve("%s%07d".formatted(NAME, step));
    Path beside = out.resolve("." + whole.getFileName() + ".part");
    try {
      remove(beside);
      Files.createDirectories(beside);
      GradMode.set_enabled(false);
      try (PointerScope scope = new PointerScope()) {
        Map<String, String> about = Map.of("step", Long.toString(step), "format", "pt");
        write(beside.resolve("weights.safetensors"), state.weights(), about);
        write(beside.resolve("average.safetensors"), state.averagedWeights(), about);
        write(beside.resolve("optimiser.safetensors"), state.vectors(), about);
      } finally {
        GradMode.set_enabled(true);
      }
      AtomicFile.write(beside.resolve("config.yaml"), yaml.getBytes(StandardCharsets.UTF_8));
      String json = "{\"step\": " + step + "}\n";
      AtomicFile.write(beside.resolve("state.json"), json.getBytes(StandardCharsets.UTF_8));
      remove(whole);
      Files.move(beside, whole, StandardCopyOption.ATOMIC_MOVE);
      flush(out);
      List<Checkpoint> all = in(out);
      for (Checkpoint old : all.subList(0, Math.max(0, all.size() - KEPT))) {
        remove(old.folder);
      }
    } catch (IOException e) {
      throw new Fault(
          "writing checkpoint %s: found %s; free some space or choose another --out"
              .formatted(whole, e.getMessage()),
          e);
    }
    return new Checkpoint(whole, step);
  }

  /** The rename itself reaches the disk; not every file system lets folders be flushed. */
  private static void flush(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return;
    }
  }

  private static void write(Path file, Map<String, Tensor> tensors, Map<String, String> about) {
    Map<String, kukla.models.weights.Tensor> stored = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          float[] values = new float[(int) tensor.numel()];
          tensor.contiguous().<FloatBuffer>createBuffer().get(values);
          stored.put(name, kukla.models.weights.Tensor.of(values, tensor.shape()));
        });
    Safetensors.write(file, stored, about);
  }

  /**
   * Fills a state with this checkpoint's numbers.
   *
   * @throws Fault when a tensor is missing or of another shape
   */
  void restore(TrainingState state) {
    JsonNode json;
    try {
      json = new ObjectMapper().readTree(folder.resolve("state.json").toFile());
    } catch (IOException e) {
      throw new Fault(
          "reading checkpoint %s: expected state.json, found %s; take another checkpoint"
              .formatted(folder, e.getMessage()),
          e);
    }
    if (json.path("step").asLong(-1) != step) {
      throw new Fault(
          "reading checkpoint %s: expected step %d in state.json, found %s; take another checkpoint"
              .formatted(folder, step, json.path("step")));
    }
    restore(folder.resolve("weights.safetensors"), state.weights());
    restore(folder.resolve("optimiser.safetensors"), state.vectors());
  }

  /**
   * Fills the parameters that a weights file has, as the start of another training.
   *
   * @param from a checkpoint folder, a training folder, or a safetensors file
   * @return how many parameters it had
   */
  static int start(TrainingState state, Path from) {
    Path file = weights(from);
    int found = fill(state, Weights.of(Safetensors.read(file), file.toString()));
    if (found == 0) {
      throw new Fault(
          "starting from %s: expected parameters of this configuration, found none that fit; check --config"
              .formatted(file));
    }
    return found;
  }

  /** The finished weights of a checkpoint folder, a training folder, or a safetensors file. */
  static Path weights(Path from) {
    if (!Files.isDirectory(from)) {
      return from;
    }
    Checkpoint newest = newest(from);
    Path folder = newest == null ? from : newest.folder;
    return folder.resolve("average.safetensors");
  }

  /**
   * Fills the parameters that are there, as the start of another training.
   *
   * @return how many there were
   */
  static int fill(TrainingState state, Weights weights) {
    int found = read(weights, state.weights(), false);
    GradMode.set_enabled(false);
    try {
      state.startAverages();
    } finally {
      GradMode.set_enabled(true);
    }
    return found;
  }

  private static void restore(Path file, Map<String, Tensor> into) {
    read(Weights.of(Safetensors.read(file), file.toString()), into, true);
  }

  private static int read(Weights stored, Map<String, Tensor> into, boolean all) {
    int found = 0;
    GradMode.set_enabled(false);
    try (PointerScope scope = new PointerScope()) {
      for (Map.Entry<String, Tensor> entry : into.entrySet()) {
        if (!all && !stored.has(entry.getKey())) {
          continue;
        }
        var tensor = stored.tensor(entry.getKey());
        long[] expected = entry.getValue().shape();
        if (!java.util.Arrays.equals(tensor.shape(), expected)) {
          throw new Fault(
              "reading %s: expected %s of shape %s, found %s; use the configuration that it was trained with"
                  .formatted(
                      stored.origin(),
                      entry.getKey(),
                      java.util.Arrays.toString(expected),
                      java.util.Arrays.toString(tensor.shape())));
        }
        entry.getValue().copy_(Tensor.create(tensor.floats(), expected));
        found++;
      }
    } finally {
      GradMode.set_enabled(true);
    }
    return found;
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
