package kukla.models.evaluate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kukla.inference.Fault;
import kukla.models.judge.FaceMesh;
import kukla.models.judge.FaceWitness.Testimony;
import kukla.models.judge.IdentityJudge;
import kukla.models.judge.Landmarks;
import kukla.models.weights.Safetensors;
import kukla.models.weights.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What the judges see in a clip's own frames: the same for every model, so kept in a file from one
 * evaluation to the next. Frames that were never asked for are judged when they are.
 */
final class DriverTestimony {
  private static final byte UNKNOWN = 0;
  private static final byte NO_FACE = 1;
  private static final byte FACE = 2;

  private final Path file;
  // one entry a frame each; empty and not known for one that was never asked for
  private final List<Optional<Testimony>> frames = new ArrayList<>();
  private final List<Boolean> known = new ArrayList<>();
  private boolean changed;

  private DriverTestimony(Path file) {
    this.file = file;
  }

  /** Reads the file if there is one that can be read. */
  static DriverTestimony open(Path file) {
    DriverTestimony testimony = new DriverTestimony(file);
    if (Files.isRegularFile(file)) {
      try {
        testimony.read(Safetensors.read(file));
      } catch (Fault broken) {
        testimony.frames.clear(); // it is judged again
        testimony.known.clear();
      }
    }
    return testimony;
  }

  /**
   * A look at one frame.
   *
   * @param face what was seen, empty where there is none
   */
  record Look(Optional<Testimony> face) {}

  /** What the judges see in that frame, null where nobody has asked them yet. */
  @Nullable Look of(int frame) {
    return frame < frames.size() && known.get(frame) ? new Look(frames.get(frame)) : null;
  }

  /** Keeps what the judges see in a frame. */
  void put(int frame, Optional<Testimony> seen) {
    while (frames.size() <= frame) {
      frames.add(Optional.empty());
      known.add(false);
    }
    changed |= !known.get(frame);
    frames.set(frame, seen);
    known.set(frame, true);
  }

  private void read(Safetensors stored) {
    float[] state = stored.tensor("state").floats();
    float[] mesh = stored.tensor("mesh").floats();
    float[] depth = stored.tensor("depth").floats();
    float[] identity = stored.tensor("identity").floats();
    int points = 2 * FaceMesh.POINTS;
    for (int i = 0; i < state.length; i++) {
      known.add(state[i] != UNKNOWN);
      frames.add(Optional.empty());
      if (state[i] == FACE) {
        float[] certainty = new float[FaceMesh.POINTS];
        Arrays.fill(certainty, 1);
        Landmarks landmarks =
            new Landmarks(Arrays.copyOfRange(mesh, i * points, (i + 1) * points), certainty);
        float[] embedding =
            Arrays.copyOfRange(identity, i * IdentityJudge.SIZE, (i + 1) * IdentityJudge.SIZE);
        float[] away = Arrays.copyOfRange(depth, i * FaceMesh.POINTS, (i + 1) * FaceMesh.POINTS);
        frames.set(i, Optional.of(new Testimony(landmarks, away, embedding)));
      }
    }
  }

  /** Writes what was judged since it was opened; where that cannot be, it is judged again. */
  void save() {
    if (!changed) {
      return;
    }
    try {
      write();
      changed = false;
    } catch (Fault unwritable) {
      // figures do not depend on what is kept for the next time
    }
  }

  private void write() {
    int count = frames.size();
    int points = 2 * FaceMesh.POINTS;
    float[] state = new float[count];
    float[] mesh = new float[count * points];
    float[] depth = new float[count * FaceMesh.POINTS];
    float[] identity = new float[count * IdentityJudge.SIZE];
    for (int i = 0; i < count; i++) {
      Testimony testimony = frames.get(i).orElse(null);
      state[i] = testimony != null ? FACE : known.get(i) ? NO_FACE : UNKNOWN;
      if (testimony != null) {
        System.arraycopy(testimony.mesh().points(), 0, mesh, i * points, points);
        System.arraycopy(testimony.depth(), 0, depth, i * FaceMesh.POINTS, FaceMesh.POINTS);
        System.arraycopy(
            testimony.identity(), 0, identity, i * IdentityJudge.SIZE, IdentityJudge.SIZE);
      }
    }
    Safetensors.write(
        file,
        Map.of(
            "state",
            Tensor.of(state, count),
            "mesh",
            Tensor.of(mesh, count, FaceMesh.POINTS, 2),
            "depth",
            Tensor.of(depth, count, FaceMesh.POINTS),
            "identity",
            Tensor.of(identity, count, IdentityJudge.SIZE)),
        Map.of());
  }
}
