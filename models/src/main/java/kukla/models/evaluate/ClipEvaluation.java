package kukla.models.evaluate;

import java.nio.file.Path;
import java.util.Optional;
import kukla.inference.Fault;
import kukla.inference.face.FaceCrop;
import kukla.inference.geometry.Affine;
import kukla.inference.geometry.PictureSampler;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.media.ClipReader;
import kukla.models.judge.FaceWitness;
import kukla.models.judge.FaceWitness.Testimony;

/**
 * Reconstructs one clip after the other from its first frame and measures how well. Frames are the
 * middle square of the clip, scaled by area. One thread; model and witness are borrowed.
 */
final class ClipEvaluation {
  /** Pixels a side at which everything is measured. */
  static final int SIDE = 256;

  private final Reconstruction model;
  private final FaceWitness witness;
  private final JudgedClips judged;
  private final int every;
  private final long most;
  private final PictureSampler sampler = new PictureSampler();
  private final Image first = Image.allocate(SIDE, SIDE, ChannelOrder.RGB);
  private final Image driver = Image.allocate(SIDE, SIDE, ChannelOrder.RGB);
  private final Image output = Image.allocate(SIDE, SIDE, ChannelOrder.RGB);
  private final Image fed;

  /**
   * @param every one frame in so many is measured, 1 for all
   * @param most frames of a clip that are looked at
   */
  ClipEvaluation(
      Reconstruction model, FaceWitness witness, JudgedClips judged, int every, long most) {
    this.model = model;
    this.witness = witness;
    this.judged = judged;
    this.every = every;
    this.most = most;
    fed = Image.allocate(model.side(), model.side(), ChannelOrder.RGB);
  }

  /**
   * Measures a clip.
   *
   * @param samples is shown some of the frames
   * @throws Fault when the clip cannot be read or its first frame shows no face
   */
  ClipFigures evaluate(Path clip, SheetRow samples) {
    try (ClipReader reader = ClipReader.open(clip)) {
      DriverTestimony driverTestimony = judged.open(clip);
      Image frame = reader.newImage();
      FaceCrop middle = FaceCrop.middle(reader.width(), reader.height());
      FigureTally tally = null;
      long expected = Math.min(most, reader.frameCountEstimate()) / every;
      int measured = 0;
      int faceless = 0;
      for (int index = 0; index < most && reader.read(frame); index++) {
        if (index % every != 0) {
          continue;
        }
        sampler.sample(frame, middle.cropToImage(SIDE), driver);
        sampler.sample(frame, middle.cropToImage(model.side()), fed);
        Optional<Testimony> seen = driverTestimony.of(index, driver, witness);
        if (tally == null) {
          tally = new FigureTally(seen.orElseThrow(() -> noFace(clip)));
          sampler.sample(driver, Affine.IDENTITY, first);
          model.source(fed);
        }
        sampler.resize(model.reconstruct(fed), output);
        tally.addPictures(driver, output, first);
        Optional<Testimony> shown = witness.look(output);
        if (seen.isPresent() && shown.isPresent()) {
          tally.addFaces(seen.get(), shown.get());
        } else {
          faceless++;
        }
        samples.offer(measured++, expected, driver, output);
      }
      driverTestimony.save();
      if (tally == null) {
        throw new Fault("evaluating " + clip + ": expected frames, found none");
      }
      int second = (int) Math.max(2, Math.round(reader.framesPerSecond() / every));
      String name = clip.getFileName().toString();
      return new ClipFigures(name, measured, faceless, tally.figures(second));
    }
  }

  private static Fault noFace(Path clip) {
    return new Fault(
        "evaluating "
            + clip
            + ": expected a face in the middle square of the first frame, found none; leave the clip out");
  }
}
