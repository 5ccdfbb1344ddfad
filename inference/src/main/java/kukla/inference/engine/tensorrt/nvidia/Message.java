package kukla.inference.engine.tensorrt.nvidia;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import kukla.inference.engine.tensorrt.plan.PlanBuilder;
import kukla.inference.engine.tensorrt.plan.Precision;

/** What the program and the builder's process say to each other. */
final class Message {
  static final String DONE = "kukla done";
  private static final String PROGRESS = "kukla progress ";
  private static final String FAULT = "kukla fault ";
  private static final String PROBE = "probe";
  private static final String BUILD = "build";
  private static final String HALF = "half";
  private static final String BARE = "bare";
  private static final String FULL = "full";
  private static final int FIXED = 7;

  private Message() {}

  // arguments: what, number of the GPU, graph, its hash, destination, timing cache, precision,
  // exact

  static List<String> arguments(PlanBuilder.Order order) {
    List<String> all = new ArrayList<>();
    all.add(BUILD);
    all.add(String.valueOf(order.gpu().index()));
    all.add(order.graph().toAbsolutePath().toString());
    all.add(order.key().graph());
    all.add(order.destination().toAbsolutePath().toString());
    all.add(order.timing().toAbsolutePath().toString());
    all.add(order.precision().half() ? order.precision().ruled() ? HALF : BARE : FULL);
    all.addAll(new TreeSet<>(order.precision().exact()));
    return all;
  }

  static List<String> probe(int gpu) {
    return List.of(PROBE, String.valueOf(gpu));
  }

  static boolean isProbe(List<String> arguments) {
    return arguments.get(0).equals(PROBE);
  }

  static int gpu(List<String> arguments) {
    return Integer.parseInt(arguments.get(1));
  }

  static String graph(List<String> arguments) {
    return arguments.get(2);
  }

  static String graphHash(List<String> arguments) {
    return arguments.get(3);
  }

  static String destination(List<String> arguments) {
    return arguments.get(4);
  }

  static String timing(List<String> arguments) {
    return arguments.get(5);
  }

  static Precision precision(List<String> arguments) {
    return new Precision(
        !arguments.get(6).equals(FULL),
        arguments.get(6).equals(HALF),
        Set.copyOf(arguments.subList(FIXED, arguments.size())));
  }

  // lines of the builder

  static String progress(int done, int total) {
    return PROGRESS + done + " " + total;
  }

  static String fault(String sentence) {
    return FAULT + sentence.replaceAll("\\s*\\R\\s*", " ");
  }

  static boolean isFault(String line) {
    return line.startsWith(FAULT);
  }

  static String sentence(String line) {
    return line.substring(FAULT.length());
  }

  /** Done and total, or nothing where the line is another. */
  static int[] progress(String line) {
    String[] words = line.startsWith(PROGRESS) ? line.split(" ", -1) : new String[0];
    try {
      return words.length == 4
          ? new int[] {Integer.parseInt(words[2]), Integer.parseInt(words[3])}
          : new int[0];
    } catch (NumberFormatException e) {
      return new int[0];
    }
  }
}
