package kukla.models.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kukla.inference.Fault;
import kukla.models.weights.Safetensors;
import kukla.models.weights.Tensor;

/** What is known of a clip's frames on its way into a {@link LabelFile}. One thread. */
public final class LabelSheet {
  private final int frames;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();

  /**
   * @param frames of the clip
   * @param origin who says so, in words
   */
  public LabelSheet(int frames, String origin) {
    this.frames = frames;
    metadata.put("source", origin);
  }

  /** Adds one label for all frames; the numbers are copied. */
  public LabelSheet put(Label label, float[] numbers) {
    tensors.put(label.tensor(), Tensor.of(numbers, label.shape(frames, numbers.length)));
    return this;
  }

  /** Adds expression weights, as many a frame as there are names. */
  public LabelSheet expression(float[] weights, List<String> names) {
    metadata.put(LabelFile.EXPRESSION_NAMES, json(names));
    return put(Label.EXPRESSION, weights);
  }

  /**
   * Adds masks.
   *
   * @param masks uint8 (frames, h, w), numbers of {@link MaskClass}; borrowed until written
   */
  public LabelSheet masks(Tensor masks) {
    metadata.put(LabelFile.MASK_NAMES, json(MaskClass.labels()));
    tensors.put(LabelFile.MASKS, masks);
    return this;
  }

  /**
   * Adds depth maps.
   *
   * @param depth float16 (frames, h, w), centimetres, 0 where nothing is; borrowed until written
   */
  public LabelSheet depth(Tensor depth) {
    tensors.put(LabelFile.DEPTH, depth);
    return this;
  }

  /**
   * Writes the files of consecutive parts of one clip as one; nothing is gathered on the heap.
   *
   * @param parts label files with the same tensors, at least one
   */
  public static void join(List<Path> parts, Path file) {
    List<Safetensors> files = parts.stream().map(Safetensors::read).toList();
    Map<String, List<Tensor>> joined = new LinkedHashMap<>();
    for (String name : files.get(0).names()) {
      joined.put(name, files.stream().map(part -> part.tensor(name)).toList());
    }
    resumably(() -> Safetensors.writeParts(file, joined, files.get(0).metadata()));
  }

  private static String json(List<String> names) {
    try {
      return new ObjectMapper().writeValueAsString(names);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes the file, whole or not at all. */
  public void write(Path file) {
    resumably(() -> Safetensors.write(file, tensors, metadata));
  }

  /** Whoever writes labels passes over what is labelled already. */
  private static void resumably(Runnable write) {
    try {
      write.run();
    } catch (Fault full) {
      throw new Fault(
          full.sentence() + ", then run it again: it goes on where it stopped", full.getCause());
    }
  }
}
