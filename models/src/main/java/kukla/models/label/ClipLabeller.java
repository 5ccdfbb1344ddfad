package kukla.models.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kukla.inference.Fault;
import kukla.inference.face.YuNetDetector;
import kukla.inference.image.Image;
import kukla.models.data.ClipFile;
import kukla.models.data.Footage;
import kukla.models.judge.Judge;
import kukla.models.judge.JudgeFolder;
import kukla.models.judge.LandmarkTracker;
import kukla.models.judge.Landmarks;
import kukla.models.judge.OpenSeeFace;

/** Finds the landmarks of one face through whole clips. One thread; its opener closes it. */
final class ClipLabeller implements AutoCloseable {
  private final YuNetDetector detector;
  private final OpenSeeFace network;

  ClipLabeller(JudgeFolder judges) {
    detector = new YuNetDetector(judges.graph(Judge.YUNET));
    network = new OpenSeeFace(judges);
  }

  /**
   * Labels a clip.
   *
   * @throws Fault when it cannot be read
   */
  LabelledClip label(ClipFile clip) {
    LandmarkTracker tracker = new LandmarkTracker(detector, network);
    List<Optional<Landmarks>> frames = new ArrayList<>();
    try (Footage footage = Footage.open(clip)) {
      for (Image frame = footage.next(); frame != null; frame = footage.next()) {
        frames.add(tracker.follow(frame));
      }
    }
    if (frames.isEmpty()) {
      throw new Fault(
          "labelling " + clip.path() + ": expected frames, found none; copy the clip again");
    }
    return TimeSmoothing.of(LabelledClip.of(frames));
  }

  @Override
  public void close() {
    network.close();
    detector.close();
  }
}
