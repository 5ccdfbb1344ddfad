package kukla.models.data;

import java.util.Arrays;

/**
 * The square that is kept of every frame of a clip: loose enough that the face takes about a
 * quarter of its width, and holding the face in all frames.
 */
final class ClipSquare {
  /** The least share of a training square that a face's width takes. */
  static final double LEAST_FACE = 0.25;

  /** The largest. */
  static final double MOST_FACE = 0.6;

  private ClipSquare() {}

  /** The square for a clip with labels; the middle square where no frame is usable. */
  static Square of(ClipLabels labels, int width, int height) {
    Box all = Box.EMPTY;
    double[] widths = new double[labels.frames()];
    int usable = 0;
    for (int frame = 0; frame < labels.frames(); frame++) {
      if (labels.usable(frame)) {
        Box box = labels.box(frame);
        all = all.with(box);
        widths[usable++] = box.width();
      }
    }
    if (usable == 0) {
      return Square.middle(width, height);
    }
    Arrays.sort(widths, 0, usable);
    double face = widths[usable / 2];
    double side = Math.max(face / LEAST_FACE, 1.3 * Math.max(all.width(), all.height()));
    return Square.inside(all.centreX(), all.centreY(), side, width, height);
  }
}
