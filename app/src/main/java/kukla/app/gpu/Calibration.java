package kukla.app.gpu;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import kukla.inference.card.ModelFolder;
import kukla.inference.engine.graph.OnnxReader;
import kukla.inference.engine.tensorrt.plan.ExactSearch;
import kukla.inference.engine.tensorrt.plan.LayerGroup;
import kukla.inference.engine.tensorrt.plan.Precision;

/**
 * Finds which layers of a motion model must be FP32 on a GPU, graph by graph, and keeps them. Each
 * graph may take a third of the error.
 */
final class Calibration {
  private static final List<String> ROLES = List.of("keypoints", "source", "generator");

  private final ModelFolder folder;
  private final PrecisionEngine engine;
  private final PictureError error;
  private final double bound;
  private final Consumer<String> notes;
  private final Map<Path, Precision> found = new LinkedHashMap<>();

  /**
   * @param bound of the pictures' error, levels of 255
   * @param notes takes a line a measurement
   */
  Calibration(
      ModelFolder folder,
      PrecisionEngine engine,
      PictureError error,
      double bound,
      Consumer<String> notes) {
    this.folder = folder;
    this.engine = engine;
    this.error = error;
    this.bound = bound;
    this.notes = notes;
  }

  /**
   * Finds them.
   *
   * @return the error of the whole model with what was found
   */
  double run() {
    for (String role : ROLES) {
      find(role, folder.verified(role));
    }
    double all = error.of(engine, found);
    notes.accept(
        text("%s: %.3f of 255 from FP32, %s", folder.card().name(), all, verdict(all, bound)));
    return all;
  }

  private void find(String role, Path graph) {
    Set<Precision> tried = new HashSet<>();
    ExactSearch.Found best =
        ExactSearch.find(
            LayerGroup.of(OnnxReader.read(graph)),
            bound / ROLES.size(),
            precision -> {
              tried.add(precision);
              double measured = error.of(engine, Map.of(graph, precision));
              notes.accept(
                  text(
                      "%s: %.3f of 255 with %s",
                      role, measured, precision.ruled() ? words(precision) : "FP16 throughout"));
              return measured;
            });
    tried.remove(best.precision());
    tried.forEach(each -> engine.forget(graph, each));
    engine.keep(graph, best.precision().exact());
    found.put(graph, best.precision());
    notes.accept(
        text(
            "%s: keeps %s, %.3f of 255, %s",
            role,
            words(best.precision()),
            best.error(),
            verdict(best.error(), bound / ROLES.size())));
  }

  private static String words(Precision precision) {
    return "coordinates"
        + (precision.exact().isEmpty() ? "" : " and " + precision.exact().size() + " values")
        + " in FP32";
  }

  private static String verdict(double error, double bound) {
    return text(error <= bound ? "within %.3f" : "more than the %.3f asked for", bound);
  }

  private static String text(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
