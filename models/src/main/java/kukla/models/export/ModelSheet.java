package kukla.models.export;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kukla.inference.Fault;
import kukla.inference.card.KeypointRole;
import kukla.inference.card.ModelCard;
import kukla.inference.card.ModelFile;
import kukla.inference.card.Training;
import kukla.models.motion.Alignment;
import org.jspecify.annotations.Nullable;

/**
 * What a motion model's card says beside its files.
 *
 * @param name the word that {@code --model} takes
 * @param licence of the weights
 * @param training how they came about, or null where that is unknown
 * @param keypoints one entry a keypoint
 */
public record ModelSheet(
    String name, String licence, @Nullable Training training, List<KeypointRole> keypoints) {
  private static final String PAPER =
      "Siarohin et al., First Order Motion Model for Image Animation, NeurIPS 2019";

  public ModelSheet {
    checkName(name);
    keypoints = List.copyOf(keypoints);
  }

  /** Refuses what is no name for a model. */
  static void checkName(String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new Fault(
          "naming the model: expected letters, digits, dots, dashes and underscores, found '"
              + name
              + "'; choose another --name");
    }
  }

  /** The sheet of a model that chose all its keypoints itself, trained elsewhere. */
  public static ModelSheet imported(String name, String licence, int keypoints) {
    return new ModelSheet(
        name, licence, null, Collections.nCopies(keypoints, KeypointRole.unsupervised()));
  }

  /** The card, once the files are known. */
  ModelCard card(Map<String, ModelFile> files, Alignment alignment, int size) {
    Map<String, String> conventions = new TreeMap<>(ModelCard.MOTION_CONVENTIONS);
    conventions.put("grid_sample", alignment.inWords());
    conventions.put("size", size + "x" + size);
    return new ModelCard(
        name, "motion", files, "RGB", conventions, PAPER, licence, training, keypoints);
  }
}
