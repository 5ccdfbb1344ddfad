package kukla.inference.engine.torch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One function of a {@link Script}: its lines, what it takes from earlier functions and gives. */
final class ScriptFunction {
  private final Stage stage;
  private final List<String> lines = new ArrayList<>();
  private final Set<Value> taken = new LinkedHashSet<>();
  private final Map<String, Integer> given = new LinkedHashMap<>();

  ScriptFunction(Stage stage) {
    this.stage = stage;
  }

  /** Appends a line that reads values of this function or earlier ones. */
  void add(String line, Set<Value> reads) {
    lines.add(line);
    reads.stream().filter(read -> read.stage() != stage).forEach(taken::add);
  }

  /** The values of earlier functions that this one reads. */
  Set<Value> taken() {
    return taken;
  }

  /** Makes a value of this function one that later ones can read. */
  void give(Value value) {
    given.putIfAbsent(value.name(), given.size());
  }

  private int place(Value value) {
    Integer place = given.get(value.name());
    if (place == null) {
      throw new IllegalStateException(value + " was not given");
    }
    return place;
  }

  /**
   * The source.
   *
   * @param load the first function, whose values come as {@code c}
   * @param keep the second function, whose values come as {@code k}
   */
  String text(ScriptFunction load, ScriptFunction keep) {
    StringBuilder text = new StringBuilder("  def ").append(stage.function());
    text.append(
        "(self: __torch__.Net, raw: List[Tensor], c: List[Tensor], k: List[Tensor],"
            + " x: List[Tensor], y: List[Tensor]) -> List[Tensor]:\n");
    for (Value value : taken) {
      String from =
          value.stage() == Stage.LOAD
              ? "c[" + load.place(value) + "]"
              : "k[" + keep.place(value) + "]";
      text.append("    ").append(value.name()).append(" = ").append(from).append('\n');
    }
    lines.forEach(line -> text.append("    ").append(line).append('\n'));
    return text.append("    return [")
        .append(String.join(", ", given.keySet()))
        .append("]\n")
        .toString();
  }
}
