package kukla.inference.face;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kukla.inference.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * Finds faces by a landmark model: from the last frame's landmarks to this one's, which takes one
 * look, and where there are none by squares of several sizes all over the picture. What it does not
 * find another detector may: first of all faces that are painted.
 *
 * <p>One thread; its opener closes it, and with it model and other detector.
 */
public final class LandmarkDetector implements FaceDetector {
  /** Sides of the squares of a search over the picture's shorter side. */
  private static final double[] SIDES = {1.0, 0.62, 0.38, 0.24};

  /** Steps of a search over its squares' side. */
  private static final double STEP = 0.4;

  /** Looks of a search at one frame: the rest comes with the next ones. */
  private static final int LOOKS_A_FRAME = 3;

  /** Looks until landmarks no longer lead to another square. */
  private static final int LOOKS_A_FACE = 3;

  /** A square that is off by more than this share of its side, or by its logarithm, is moved. */
  private static final double OFF = 0.12;

  /** Mean confidence that a face must have where nothing told of it before. */
  private static final double SURE = 0.62;

  /** Boxes that share more of the smaller one are of the same face. */
  private static final double MOST_SHARED = 0.4;

  private final FaceModel model;
  private final FaceDetector other;
  private @Nullable FaceReading reading;
  private List<AlignedSquare> searched = List.of();
  private int next;
  private int searchedWidth;
  private int searchedHeight;

  /**
   * @param model finds landmarks; closed with this
   * @param other is asked where the model finds nothing; closed with this
   */
  public LandmarkDetector(FaceModel model, FaceDetector other) {
    this.model = model;
    this.other = other;
  }

  /** What was read of the face that was found last, or null where the last look found none. */
  @Override
  public @Nullable FaceReading reading() {
    return reading;
  }

  @Override
  public int landmarks() {
    return FaceReading.POINTS;
  }

  @Override
  public int every() {
    return 1;
  }

  @Override
  public List<DetectedFace> detect(Image picture) {
    List<FaceReading> found = new ArrayList<>();
    for (AlignedSquare square : squares(picture.width(), picture.height())) {
      if (Thread.currentThread().isInterrupted()) {
        return List.of();
      }
      keep(settled(picture, square, 1, SURE), found);
    }
    List<DetectedFace> others = found.isEmpty() ? other.detect(picture) : List.of();
    for (DetectedFace face : others) {
      keep(settled(picture, AlignedSquare.of(face.box()), 0, 0), found);
    }
    found.sort(
        Comparator.comparingDouble(
            (FaceReading face) -> -Math.pow(face.face().score(), 3) * face.face().box().area()));
    reading = found.isEmpty() ? null : found.get(0);
    return found.isEmpty() ? others : found.stream().map(FaceReading::face).toList();
  }

  /** Of readings of one face the surest stays. */
  private static void keep(@Nullable FaceReading face, List<FaceReading> found) {
    if (face == null) {
      return;
    }
    FaceBox box = face.square().box();
    double sure = face.meanConfidence();
    boolean worse =
        found.stream()
            .anyMatch(
                f -> shared(f.square().box(), box) > MOST_SHARED && f.meanConfidence() >= sure);
    if (!worse) {
      found.removeIf(f -> shared(f.square().box(), box) > MOST_SHARED);
      found.add(face);
    }
  }

  /** Shared area over the smaller one's. */
  private static double shared(FaceBox a, FaceBox b) {
    double overlap = a.overlap(b);
    return overlap / (1 + overlap) * (a.area() + b.area()) / Math.min(a.area(), b.area());
  }

  @Override
  public List<DetectedFace> detectNear(Image picture, FaceBox expected) {
    FaceReading last = reading;
    boolean same = last != null && shared(last.square().box(), expected) > MOST_SHARED;
    AlignedSquare square = last != null && same ? last.square() : AlignedSquare.of(expected);
    FaceReading found = settled(picture, square, 0, 0);
    reading = found;
    return found == null ? List.of() : List.of(found.face());
  }

  @Override
  public List<DetectedFace> search(Image picture) {
    FaceReading before = reading;
    reading = before == null ? null : settled(picture, before.square(), 0, 0);
    if (reading != null) {
      return List.of(reading.face());
    }
    if (picture.width() != searchedWidth || picture.height() != searchedHeight) {
      searchedWidth = picture.width();
      searchedHeight = picture.height();
      searched = squares(searchedWidth, searchedHeight);
      next = 0;
    }
    for (int i = 0; i < LOOKS_A_FRAME && next < searched.size(); i++) {
      FaceReading found = settled(picture, searched.get(next++), 1, SURE);
      if (found != null) {
        next = 0;
        reading = found;
        return List.of(found.face());
      }
    }
    if (next < searched.size()) {
      return List.of();
    }
    next = 0;
    for (DetectedFace face : other.detect(picture)) {
      FaceReading found = settled(picture, AlignedSquare.of(face.box()), 0, 0);
      if (found != null) {
        reading = found;
        return List.of(found.face());
      }
    }
    return List.of();
  }

  /**
   * Looks until the square is right.
   *
   * @param doubtful how many looks may be unsure as long as each leads on
   * @param least mean confidence
   * @return null where there is no face
   */
  private @Nullable FaceReading settled(
      Image picture, AlignedSquare from, int doubtful, double least) {
    AlignedSquare square = from;
    for (int look = 0; look < LOOKS_A_FACE; look++) {
      FaceReading found = model.read(picture, square);
      AlignedSquare right = found.square();
      boolean plausible = right.side() > 8 && right.side() < 3 * square.side();
      boolean face = found.isFace() && plausible;
      boolean promising = look < doubtful && found.presence() > 0.3 && plausible;
      if (!face && !promising) {
        return null;
      }
      if (face && !isOff(square, right)) {
        return found.meanConfidence() >= least ? found : null;
      }
      square = right;
    }
    FaceReading last = model.read(picture, square);
    return last.isFace() && last.meanConfidence() >= least ? last : null;
  }

  private static boolean isOff(AlignedSquare square, AlignedSquare right) {
    double shift =
        Math.hypot(right.centreX() - square.centreX(), right.centreY() - square.centreY());
    return shift > OFF * right.side()
        || Math.abs(Math.log(right.side() / square.side())) > OFF
        || Math.abs(Math.IEEEremainder(right.radians() - square.radians(), 2 * Math.PI)) > 3 * OFF;
  }

  /** Upright squares all over a picture, large ones first, from the middle outwards. */
  static List<AlignedSquare> squares(int width, int height) {
    List<AlignedSquare> all = new ArrayList<>();
    for (double share : SIDES) {
      double side = share * Math.min(width, height);
      int columns = 1 + (int) Math.ceil(Math.max(0, width - side) / (STEP * side) - 0.01);
      int rows = 1 + (int) Math.ceil(Math.max(0, height - side) / (STEP * side) - 0.01);
      List<AlignedSquare> layer = new ArrayList<>();
      for (int i = 0; i < rows * columns; i++) {
        int row = i / columns;
        double x = place(width, side, i - row * columns, columns);
        double y = place(height, side, row, rows);
        layer.add(new AlignedSquare(x, y, side, 0));
      }
      layer.sort(
          Comparator.comparingDouble(
              s -> Math.hypot(s.centreX() - width / 2.0, s.centreY() - 0.45 * height)));
      all.addAll(layer);
    }
    return all;
  }

  private static double place(int length, double side, int index, int count) {
    return count == 1 ? length / 2.0 : side / 2 + (length - side) * ((double) index / (count - 1));
  }

  @Override
  public void close() {
    model.close();
    other.close();
  }
}
