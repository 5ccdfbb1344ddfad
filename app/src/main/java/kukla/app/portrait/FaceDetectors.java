package kukla.app.portrait;

import java.nio.file.Path;
import java.util.Map;
import kukla.inference.card.ModelFolder;
import kukla.inference.card.ModelShelf;
import kukla.inference.face.CascadeDetector;
import kukla.inference.face.FaceDetector;
import kukla.inference.face.YuNetDetector;

/** The best face detector at hand: YuNet where the shelf has a card for it, else the cascade. */
public final class FaceDetectors {
  private static final String YUNET = "yunet";
  private static final String GRAPH = "graph";

  private FaceDetectors() {}

  /** The caller closes it. */
  public static FaceDetector open(ModelShelf shelf) {
    for (Map.Entry<String, Path> model : shelf.all().entrySet()) {
      if (model.getKey().startsWith(YUNET)) {
        return new YuNetDetector(ModelFolder.open(model.getValue()).verified(GRAPH));
      }
    }
    return new CascadeDetector();
  }
}
