package kukla.app.portrait;

import java.nio.file.Path;
import java.util.Map;
import kukla.inference.card.ModelFolder;
import kukla.inference.card.ModelShelf;
import kukla.inference.engine.onnx.OnnxEngine;
import kukla.inference.face.CascadeDetector;
import kukla.inference.face.FaceDetector;
import kukla.inference.face.FaceModel;
import kukla.inference.face.LandmarkDetector;
import kukla.inference.face.YuNetDetector;

/**
 * The best face detector at hand: {@code face-lite} where it is on the shelf, with what else there
 * is behind it: YuNet where the shelf has a card for it, else the cascade.
 */
public final class FaceDetectors {
  private static final String FACE_LITE = "face-lite";
  private static final String YUNET = "yunet";
  private static final String GRAPH = "graph";

  private FaceDetectors() {}

  /** The caller closes it. */
  public static FaceDetector open(ModelShelf shelf) {
    FaceDetector plain = plain(shelf);
    Path lite = shelf.all().get(FACE_LITE);
    if (lite == null) {
      return plain;
    }
    try {
      // so small that the reference engine is as quick as any
      return new LandmarkDetector(FaceModel.open(ModelFolder.open(lite), OnnxEngine.load()), plain);
    } catch (RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  private static FaceDetector plain(ModelShelf shelf) {
    for (Map.Entry<String, Path> model : shelf.all().entrySet()) {
      if (model.getKey().startsWith(YUNET)) {
        return new YuNetDetector(ModelFolder.open(model.getValue()).verified(GRAPH));
      }
    }
    return new CascadeDetector();
  }
}
