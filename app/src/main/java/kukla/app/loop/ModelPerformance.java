package kukla.app.loop;

import kukla.inference.face.FaceDetector;
import kukla.inference.motion.MotionModel;

/** A motion model and a detector that perform, wherever. */
abstract class ModelPerformance implements Performance {
  private final MotionModel model;
  private final FaceDetector detector;
  private final String engine;
  private final String description;

  /**
   * @param model closed with this, as is the detector
   * @param engine its word
   * @param description one line for the panel
   */
  ModelPerformance(MotionModel model, FaceDetector detector, String engine, String description) {
    this.model = model;
    this.detector = detector;
    this.engine = engine;
    this.description = description;
  }

  final MotionModel model() {
    return model;
  }

  final FaceDetector detector() {
    return detector;
  }

  @Override
  public final String description() {
    return description;
  }

  @Override
  public final String engine() {
    return engine;
  }

  @Override
  public final int side() {
    return model.side();
  }

  @Override
  public void close() {
    model.close();
    detector.close();
  }
}
