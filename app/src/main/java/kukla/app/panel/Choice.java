package kukla.app.panel;

import imgui.ImGui;
import imgui.type.ImInt;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A drop-down list of a few values, each with its words. */
final class Choice<T> {
  private final String label;
  private final List<T> values;
  private final String[] words;
  private final ImInt index = new ImInt();

  /**
   * @param words of each value, in the order in which they are shown
   */
  Choice(String label, List<Map.Entry<T, String>> words) {
    this.label = label;
    values = words.stream().map(Map.Entry::getKey).toList();
    this.words = words.stream().map(Map.Entry::getValue).toArray(String[]::new);
  }

  /**
   * Draws it.
   *
   * @param taker is given another value when the user chooses one
   */
  void draw(T chosen, Consumer<T> taker) {
    index.set(values.indexOf(chosen));
    if (ImGui.combo(label, index, words)) {
      taker.accept(values.get(index.get()));
    }
  }
}
