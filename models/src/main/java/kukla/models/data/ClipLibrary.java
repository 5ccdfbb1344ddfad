package kukla.models.data;

import java.util.ArrayList;
import java.util.List;
import kukla.console.Progress;
import kukla.inference.Fault;

/**
 * All usable clips of a training run, and how often each is drawn: a folder by the people it stands
 * for, its clips alike.
 */
public final class ClipLibrary {
  private final List<CachedClip> clips;
  private final double[] upTo;
  private final List<String> skipped;

  private ClipLibrary(List<CachedClip> clips, List<Double> weights, List<String> skipped) {
    this.clips = List.copyOf(clips);
    this.skipped = List.copyOf(skipped);
    upTo = new double[weights.size()];
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += weights.get(i);
      upTo[i] = sum;
    }
  }

  /**
   * Opens the clips of all folders, decoding those not cached yet. What cannot be read is skipped
   * and remembered.
   *
   * @throws Fault when nothing usable is left, or the cache cannot be written
   */
  public static ClipLibrary open(List<DataFolder> folders, ClipCache cache) {
    List<CachedClip> clips = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    List<List<ClipFile>> files = folders.stream().map(DataFolder::clips).toList();
    int total = files.stream().mapToInt(List::size).sum();
    try (Progress progress = new Progress("clips", total)) {
      for (int i = 0; i < files.size(); i++) {
        List<CachedClip> usable = new ArrayList<>();
        for (ClipFile file : files.get(i)) {
          try {
            usable.add(cache.open(file));
          } catch (Fault fault) {
            skipped.add(fault.sentence());
          } catch (CacheWriter.NoRoom full) {
            throw full.fault();
          }
          progress.step();
        }
        double people = folders.get(i).people() == 0 ? usable.size() : folders.get(i).people();
        for (CachedClip clip : usable) {
          clips.add(clip);
          weights.add(people / usable.size());
        }
      }
    }
    if (clips.isEmpty()) {
      throw new Fault(
          "reading the clips: expected videos or folders of frames in --data, found none that can be used"
              + (skipped.isEmpty()
                  ? "; choose the folder that has them"
                  : "; the first trouble was: " + skipped.get(0)));
    }
    return new ClipLibrary(clips, weights, skipped);
  }

  /** The clips. */
  public List<CachedClip> clips() {
    return clips;
  }

  /** A sentence for each clip that was skipped. */
  public List<String> skipped() {
    return skipped;
  }

  /** Frames in all clips. */
  public long frames() {
    return clips.stream().mapToLong(CachedClip::frames).sum();
  }

  CachedClip draw(Draw draw) {
    double at = draw.uniform() * upTo[upTo.length - 1];
    int index = java.util.Arrays.binarySearch(upTo, at);
    int after = index < 0 ? -index - 1 : index + 1;
    return clips.get(Math.min(after, clips.size() - 1));
  }
}
