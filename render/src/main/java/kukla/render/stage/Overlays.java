package kukla.render.stage;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is drawn over the preview, and never over the program picture: each part switchable, each
 * showing the newest numbers it was given. Numbers are copied. One thread. Its opener closes it,
 * before the context.
 */
public final class Overlays implements AutoCloseable {
  private final Set<Overlay> shown = EnumSet.noneOf(Overlay.class);
  private final Strokes strokes = new Strokes();
  private final KeypointEllipses camera = new KeypointEllipses();
  private final KeypointEllipses portrait = new KeypointEllipses();
  private final FaceMarks face = new FaceMarks();
  private final MotionArrows arrows = new MotionArrows();
  private final HeatMap occlusion = new HeatMap();
  private final TimingGraph timing = new TimingGraph();

  /** Switches one on or off; all are off at first. */
  public void show(Overlay overlay, boolean on) {
    if (on) {
      shown.add(overlay);
    } else {
      shown.remove(overlay);
    }
  }

  /** Whether it is on. */
  public boolean shows(Overlay overlay) {
    return shown.contains(overlay);
  }

  /**
   * Keypoints of the driving picture, shown over the camera's square.
   *
   * @param values (K, 2), x right, y down, in [-1, 1] of the square
   * @param jacobians (K, 2, 2) row-major, null where the model has none
   */
  public void drivingKeypoints(float[] values, float @Nullable [] jacobians) {
    camera.set(values, jacobians);
  }

  /** Keypoints that moved the portrait, shown over its square; shapes as the driving ones. */
  public void portraitKeypoints(float[] values, float @Nullable [] jacobians) {
    portrait.set(values, jacobians);
  }

  /** The face's box, pixels of the camera's picture. */
  public void faceBox(double left, double top, double width, double height) {
    face.box(left, top, width, height);
  }

  /**
   * The face's anatomical points.
   *
   * @param points (count, 2), pixels of the camera's picture, x then y
   */
  public void landmarks(float[] points, int count) {
    face.landmarks(points, count);
  }

  /** No face: box, landmarks and driving keypoints disappear. */
  public void noFace() {
    face.clear();
    camera.clear();
  }

  /**
   * The dense motion over the moved square.
   *
   * @param vectors (rows, columns, 2), x right, y down; the square is 2 wide
   */
  public void denseMotion(float[] vectors, int columns, int rows) {
    arrows.set(vectors, columns, rows);
  }

  /**
   * The occlusion map over the moved square.
   *
   * @param shares (rows, columns), 0 hidden to 1 kept
   */
  public void occlusion(float[] shares, int columns, int rows) {
    occlusion.set(shares, columns, rows);
  }

  /** No moved square: what lies over it disappears. */
  public void noPortrait() {
    portrait.clear();
    arrows.clear();
    occlusion.clear();
  }

  /**
   * What the stages of one more frame took.
   *
   * @param stageMillis milliseconds a stage, always as many
   */
  public void timing(float[] stageMillis) {
    timing.add(stageMillis);
  }

  /**
   * Draws what is on into the bound framebuffer.
   *
   * @param cameraPlace from the camera's pixels to the preview, null where it is not shown
   * @param cameraSquare from [-1, 1] of the driving square to the preview, null likewise
   * @param portraitSquare from [-1, 1] of the moved square to the preview, null likewise
   */
  void draw(
      @Nullable PictureMap cameraPlace,
      @Nullable PictureMap cameraSquare,
      @Nullable PictureMap portraitSquare,
      int wide,
      int high) {
    if (shown.isEmpty()) {
      return;
    }
    double unit = Math.max(1, high / 540.0);
    double thickness = 1.5 * unit;
    if (portraitSquare != null) {
      if (shows(Overlay.OCCLUSION)) {
        occlusion.draw(portraitSquare, wide, high);
      }
      if (shows(Overlay.DENSE_MOTION)) {
        arrows.draw(strokes, portraitSquare, thickness);
      }
      if (shows(Overlay.KEYPOINTS)) {
        portrait.draw(strokes, portraitSquare, thickness);
      }
    }
    if (cameraSquare != null && shows(Overlay.KEYPOINTS)) {
      camera.draw(strokes, cameraSquare, thickness);
    }
    if (cameraPlace != null) {
      if (shows(Overlay.FACE_BOX)) {
        face.drawBox(strokes, cameraPlace, thickness);
      }
      if (shows(Overlay.LANDMARKS)) {
        face.drawLandmarks(strokes, cameraPlace, thickness);
      }
    }
    if (shows(Overlay.TIMING)) {
      timing.draw(strokes, high, unit);
    }
    strokes.draw(wide, high);
  }

  @Override
  public void close() {
    strokes.close();
    occlusion.close();
  }
}
