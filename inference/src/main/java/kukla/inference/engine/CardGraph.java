package kukla.inference.engine;

import java.util.List;
import java.util.Set;
import kukla.inference.Fault;
import kukla.inference.card.Door;
import kukla.inference.card.ModelFile;
import kukla.inference.card.ModelFolder;

/** A graph of a model, loaded once its file and its doors were found to be those of the card. */
public final class CardGraph {
  private CardGraph() {}

  /**
   * Loads the graph of a role. The caller closes the session.
   *
   * @param kept inputs whose content stays for many runs; see {@link Session#keep}
   * @throws Fault when file or doors are not those of the card, or the engine cannot run them
   */
  public static Session open(Engine engine, ModelFolder model, String role, Set<String> kept) {
    Session session = engine.open(model.verified(role), kept);
    try {
      ModelFile file = model.card().file(role);
      check(model, file, "inputs", file.inputs(), session.inputs());
      check(model, file, "outputs", file.outputs(), session.outputs());
      return session;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static void check(
      ModelFolder model, ModelFile file, String what, List<Door> card, List<Door> graph) {
    boolean same =
        card.size() == graph.size()
            && card.stream().allMatch(door -> graph.stream().anyMatch(found -> fits(door, found)));
    if (!same) {
      throw new Fault(
          "reading model %s: expected %s with the %s %s of its card, found %s; import or download the model again"
              .formatted(model.folder(), file.file(), what, text(card), text(graph)));
    }
  }

  private static boolean fits(Door card, Door graph) {
    return graph.name().equals(card.name()) && card.admits(graph.shape());
  }

  private static String text(List<Door> doors) {
    return String.join(", ", doors.stream().map(door -> door.name() + door.shape()).toList());
  }
}
