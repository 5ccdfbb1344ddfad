package kukla.models.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import kukla.inference.Fault;
import kukla.models.weights.Safetensors;
import kukla.models.weights.Tensor;

/**
 * {@code NAME.labels.safetensors}: what is known of every frame of the clip NAME. {@link Label}
 * lists the numbers; beside them may be {@code masks} (frames, h, w), uint8 numbers of {@link
 * MaskClass}, and {@code depth} (frames, h, w), float16 centimetres along the camera's axis, 0
 * where nothing is. Their pixels are an even share of the picture each, h × w of any size.
 *
 * <p>The file is mapped; only landmarks and visibility are checked on reading, the rest when asked
 * for. Nothing to close.
 */
public final class LabelFile {
  static final String MASKS = "masks";
  static final String DEPTH = "depth";
  static final String EXPRESSION_NAMES = "expression_names";
  static final String MASK_NAMES = "mask_names";

  private final Path path;
  private final Safetensors file;
  private final int frames;

  private LabelFile(Path path, Safetensors file) {
    this.path = path;
    this.file = file;
    long[] shape = file.tensor(Label.LANDMARKS68.tensor()).shape();
    frames = shape.length == 0 || shape[0] > Integer.MAX_VALUE ? 0 : (int) shape[0];
    if (frames < 1) {
      throw wrong("landmarks68 (frames, 68, 2)", Arrays.toString(shape));
    }
    check(Label.LANDMARKS68);
    check(Label.VISIBLE);
  }

  /**
   * Reads a clip's labels.
   *
   * @throws Fault when the file is missing, broken or holds no landmarks
   */
  public static LabelFile read(Path path) {
    return new LabelFile(path, Safetensors.read(path));
  }

  /** Frames that are labelled. */
  public int frames() {
    return frames;
  }

  /** Refuses to be of another number of frames than its clip. */
  public void fit(int clipFrames) {
    if (frames != clipFrames) {
      throw wrong(clipFrames + " frames as the clip has", Integer.toString(frames));
    }
  }

  /** Whether the file knows this. */
  public boolean has(Label label) {
    return file.names().contains(label.tensor());
  }

  /** Whether the file knows this, in the form that it should have. */
  boolean fits(Label label) {
    return has(label) && label.fits(file.tensor(label.tensor()).shape(), frames);
  }

  /**
   * All frames' numbers in a new array.
   *
   * @throws Fault when the file has none or has them in another shape
   */
  public float[] numbers(Label label) {
    return check(label).floats();
  }

  private Tensor check(Label label) {
    Tensor tensor = file.tensor(label.tensor());
    if (!label.fits(tensor.shape(), frames)) {
      throw wrong(label.expected(frames), Arrays.toString(tensor.shape()));
    }
    return tensor;
  }

  /** Names of the expression shapes, in the order of their weights. */
  public List<String> expressionNames() {
    List<String> names = names(EXPRESSION_NAMES);
    long weights = check(Label.EXPRESSION).shape()[1];
    if (names.size() != weights) {
      throw wrong(weights + " expression names", Integer.toString(names.size()));
    }
    return names;
  }

  private List<String> names(String key) {
    try {
      String json = file.metadata().getOrDefault(key, "[]");
      return List.of(new ObjectMapper().readValue(json, String[].class));
    } catch (JsonProcessingException e) {
      throw wrong("a list of names under " + key, "something else");
    }
  }

  /** Whether there is a mask a frame. */
  public boolean hasMasks() {
    return file.names().contains(MASKS);
  }

  /** Whether there is a depth map a frame. */
  public boolean hasDepth() {
    return file.names().contains(DEPTH);
  }

  /** Rows of masks and depth maps; 0 where there are neither. */
  public int denseHeight() {
    return denseSize(1);
  }

  /** Pixels a row of masks and depth maps; 0 where there are neither. */
  public int denseWidth() {
    return denseSize(2);
  }

  private int denseSize(int axis) {
    return hasMasks()
        ? (int) dense(MASKS).shape()[axis]
        : hasDepth() ? (int) dense(DEPTH).shape()[axis] : 0;
  }

  /**
   * One frame's mask.
   *
   * @param into numbers of {@link MaskClass}, row by row, overwritten
   * @throws Fault when the file has no masks, or other classes than this program
   */
  public void mask(int frame, byte[] into) {
    Tensor masks = dense(MASKS);
    List<String> names = names(MASK_NAMES);
    if (!names.equals(MaskClass.labels())) {
      throw wrong("mask classes " + MaskClass.labels(), names.toString());
    }
    int size = denseHeight() * denseWidth();
    masks.data().get(Math.multiplyExact(frame, size), into, 0, size);
  }

  /** One frame's depth, centimetres, row by row, in a new array. */
  public float[] depth(int frame) {
    Tensor depth = dense(DEPTH);
    long height = depth.shape()[1];
    long width = depth.shape()[2];
    int bytes = (int) (height * width) * depth.type().bytes();
    return new Tensor(
            depth.type(),
            new long[] {height, width},
            depth.data().slice(Math.multiplyExact(frame, bytes), bytes))
        .floats();
  }

  private Tensor dense(String name) {
    Tensor tensor = file.tensor(name);
    long[] shape = tensor.shape();
    if (shape.length != 3 || shape[0] != frames || shape[1] < 1 || shape[2] < 1) {
      throw wrong(name + " (" + frames + ", h, w)", Arrays.toString(shape));
    }
    return tensor;
  }

  private Fault wrong(String expected, String found) {
    return new Fault(
        "reading labels %s: expected %s, found %s; write them again with: kukla label, or render the clip again"
            .formatted(path, expected, found));
  }
}
