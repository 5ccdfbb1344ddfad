package kukla.inference.engine.tensorrt.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a build has come, told from what TensorRT's builder logs: it says how many layers are
 * left after each of its simplifications, then names each one whose kernels it times. One thread.
 */
public final class BuildLog {
  private static final Pattern LAYERS = Pattern.compile("After .*: (\\d+) layers");
  private static final String TIMED = "Computing costs for";

  private int layers;
  private int timed;
  private String firstError = "";

  /** Takes a line of the log; answers whether it changed how far the build is. */
  public boolean read(String line) {
    Matcher left = LAYERS.matcher(line);
    if (left.find()) {
      layers = Integer.parseInt(left.group(1));
      return true;
    }
    if (line.contains(TIMED)) {
      timed++;
      return true;
    }
    return false;
  }

  /** Takes a line that is an error; the first counts, the others follow from it. */
  public void error(String line) {
    if (firstError.isEmpty()) {
      firstError = line.strip();
    }
  }

  /** The first error, empty where there was none. */
  public String firstError() {
    return firstError;
  }

  /** Layers that were timed. */
  public int done() {
    return Math.min(timed, total());
  }

  /** Layers in all, 0 while that is unknown. */
  public int total() {
    return layers;
  }
}
