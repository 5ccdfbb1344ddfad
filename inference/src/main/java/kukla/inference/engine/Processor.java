package kukla.inference.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The CPU at hand, as Linux tells of it.
 *
 * @param name of the model, or the architecture where nobody tells
 * @param flags instruction sets in Linux's words
 * @param count processors that this process may use
 */
public record Processor(String name, Set<String> flags, int count) {
  public Processor {
    flags = Set.copyOf(flags);
  }

  /** Asks the system. */
  public static Processor ofThisMachine() {
    return read(Path.of("/proc/cpuinfo"));
  }

  static Processor read(Path cpuinfo) {
    List<String> lines = List.of();
    try {
      lines = Files.isReadable(cpuinfo) ? Files.readAllLines(cpuinfo) : lines;
    } catch (IOException e) {
      // A system that does not tell is taken as one without special instructions.
    }
    String flags = field(lines, "flags", field(lines, "Features", ""));
    return new Processor(
        field(lines, "model name", System.getProperty("os.arch", "unknown")),
        Set.of(flags.split(" +")),
        Runtime.getRuntime().availableProcessors());
  }

  /** Whether it multiplies bfloat16 in hardware. */
  public boolean hasBrain16() {
    return flags.contains("avx512_bf16") || flags.contains("amx_bf16");
  }

  private static String field(List<String> lines, String name, String otherwise) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(otherwise);
  }
}
