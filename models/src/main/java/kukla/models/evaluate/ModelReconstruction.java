package kukla.models.evaluate;

import kukla.inference.image.Image;
import kukla.inference.motion.MotionModel;

/** A motion model in absolute motion; the model is borrowed. */
final class ModelReconstruction implements Reconstruction {
  private final MotionModel model;
  private final Image output;

  ModelReconstruction(MotionModel model) {
    this.model = model;
    output = model.newImage();
  }

  @Override
  public int side() {
    return model.side();
  }

  @Override
  public void source(Image first) {
    model.source(first);
  }

  @Override
  public Image reconstruct(Image driving) {
    model.generate(model.keypoints(driving), output);
    return output;
  }
}
