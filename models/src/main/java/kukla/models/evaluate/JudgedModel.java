package kukla.models.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;
import kukla.inference.card.ModelCard;
import kukla.inference.engine.Engine;
import org.jspecify.annotations.Nullable;

/**
 * What was judged, so that figures can be told apart later.
 *
 * @param name of the model
 * @param sha256 of its files, by role
 * @param steps that it was trained for, null where its card does not tell
 * @param trainedBy commit that trained it, null where its card does not tell
 * @param engine that ran it
 * @param precision of its convolutions
 * @param commit of this program, null where it does not run from a checkout
 */
record JudgedModel(
    String name,
    Map<String, String> sha256,
    @Nullable Long steps,
    @Nullable String trainedBy,
    String engine,
    String precision,
    @Nullable String commit) {

  static JudgedModel of(ModelCard card, Engine engine) {
    Map<String, String> hashes = new LinkedHashMap<>();
    card.files().forEach((role, file) -> hashes.put(role, file.sha256()));
    return new JudgedModel(
        card.name(),
        hashes,
        card.training() == null ? null : card.training().steps(),
        card.training() == null ? null : card.training().commit(),
        engine.name(),
        engine.precision(),
        ProgramCommit.ofThisProgram());
  }
}
