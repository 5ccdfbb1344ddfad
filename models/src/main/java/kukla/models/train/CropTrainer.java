package kukla.models.train;

import java.nio.file.Path;
import java.util.List;
import kukla.inference.Fault;
import kukla.models.data.ClipLibrary;
import kukla.models.data.FaceBatch;
import kukla.models.data.FaceSampler;
import kukla.models.face.CropNetwork;
import kukla.models.face.FaceNetwork;
import kukla.models.face.MaskNetwork;
import kukla.models.torch.TorchOps.Precision;

/**
 * Trains a network that looks at face crops.
 *
 * @param yaml its configuration
 * @param network what is trained
 * @param plan how
 * @param out training folder
 * @param precision of the convolutions
 */
record CropTrainer(
    TrainingYaml yaml, CropNetwork network, CropPlan plan, Path out, Precision precision) {
  private static final int PREVIEW_CROPS = 24;
  private static final long PREVIEW = -1;

  /**
   * @param library the clips, borrowed
   * @throws Fault where no clip has the labels that it takes
   */
  void run(ClipLibrary library, TrainingLoop.Start start) throws InterruptedException {
    boolean masked = network instanceof MaskNetwork;
    if (library.clips().stream().noneMatch(clip -> FaceSampler.fits(clip, masked))) {
      throw new Fault(
          "training in %s: expected clips with %s in their labels, found none among %d; %s"
              .formatted(
                  out,
                  masked ? "masks" : "landmarks",
                  library.clips().size(),
                  masked ? "render some with: kukla synth" : "label them with: kukla label"));
    }
    TrainingLoop loop =
        new TrainingLoop(
            out,
            yaml.text(),
            plan.rate(),
            plan.schedule(),
            plan.checkpointEvery(),
            new TrainingLoop.Samples(plan.crops(), "crops"));
    try (TrainingState state =
        new TrainingState(
            network.parameters(),
            List.of(network.kind()),
            List.of(),
            plan.averageDecay() > 0,
            plan.seed())) {
      start.fill(state);
      CropSheet sheet = new CropSheet(network, preview(library, masked));
      loop.run(
          state,
          step(state),
          file -> sheet.write(state, file),
          start.done(),
          () -> FaceBatch.allocate(plan.crops(), network.size(), masked),
          sampler(library, masked));
    }
  }

  private TrainingLoop.Step<FaceBatch> step(TrainingState state) {
    if (network instanceof FaceNetwork face) {
      return new FaceStep(face, plan, state, precision);
    }
    return new MaskStep((MaskNetwork) network, plan, state, precision);
  }

  private FaceSampler sampler(ClipLibrary library, boolean masked) {
    return new FaceSampler(library, plan.augmentation(), plan.seed(), network.size(), masked);
  }

  /** The same crops throughout a run. */
  private FaceBatch preview(ClipLibrary library, boolean masked) {
    FaceBatch batch = FaceBatch.allocate(PREVIEW_CROPS, network.size(), masked);
    try (FaceSampler sampler = sampler(library, masked)) {
      sampler.fill(batch, PREVIEW);
    }
    return batch;
  }
}
