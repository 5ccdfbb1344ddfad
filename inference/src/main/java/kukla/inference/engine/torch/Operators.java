package kukla.inference.engine.torch;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import kukla.inference.Fault;
import kukla.inference.engine.graph.Node;

/** The ONNX operators that have a translation into TorchScript. */
final class Operators {
  /** Writes the lines of one operation and names what they give. */
  interface Translation {
    void write(Node node, Script script);
  }

  private static final Map<String, Translation> TRANSLATIONS = new HashMap<>();

  static {
    ConvolutionOperators.addTo(TRANSLATIONS);
    ElementOperators.addTo(TRANSLATIONS);
    PictureOperators.addTo(TRANSLATIONS);
    ReduceOperators.addTo(TRANSLATIONS);
    ShapeOperators.addTo(TRANSLATIONS);
  }

  private Operators() {}

  static void write(Node node, Script script) {
    Translation translation = TRANSLATIONS.get(node.operator());
    if (translation == null) {
      throw unsupported(node, "one of " + new TreeSet<>(TRANSLATIONS.keySet()), node.operator());
    }
    translation.write(node, script);
  }

  static Fault unsupported(Node node, String expected, String found) {
    return new Fault(
        "translating "
            + node.operator()
            + " "
            + node.name()
            + " for the torch engine: expected "
            + expected
            + ", found "
            + found
            + "; use --engine onnx");
  }
}
