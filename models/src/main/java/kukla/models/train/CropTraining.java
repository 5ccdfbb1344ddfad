package kukla.models.train;

import java.io.PrintWriter;
import kukla.inference.Fault;
import kukla.models.data.ClipLibrary;
import kukla.models.face.CropNetwork;

/** What {@code kukla train face} and {@code kukla train mask} do. */
final class CropTraining {
  private CropTraining() {}

  /**
   * Trains as the options say.
   *
   * @param kind of the network, which the configuration must describe
   * @param err takes lines for people
   */
  static void run(String kind, TrainingOptions options, PrintWriter err)
      throws InterruptedException {
    TrainingLoop.Start start = options.start();
    TrainingYaml yaml =
        TrainingYaml.read(options.config(start), kind + "-lite", options.changes(null));
    CropNetwork network = CropNetwork.of(yaml.values(), yaml.origin());
    if (!network.kind().equals(kind)) {
      throw new Fault(
          "reading the configuration %s: expected model_params.network to be %s, found %s; choose another --config"
              .formatted(yaml.origin(), kind, network.kind()));
    }
    CropPlan plan = CropPlan.read(yaml.values(), yaml.origin());
    options.limitThreads();
    ClipLibrary library = options.library(plan.cacheSide(), plan.framesPerClip(), err);
    err.printf(
        "training on %d clips, %d frames, %d pixels, %d crops a step, %s convolutions; %.0f million multiply-accumulates a crop%n",
        library.clips().size(),
        library.frames(),
        network.size(),
        plan.crops(),
        options.precision(),
        network.multiplyAccumulates() / 1e6);
    new CropTrainer(yaml, network, plan, options.out(), options.precision()).run(library, start);
    options.tellEnd(plan.schedule().steps(), err);
  }
}
