package kukla.render.stage;

/** A corner of a picture. */
public enum Corner {
  TOP_LEFT(false, false),
  TOP_RIGHT(true, false),
  BOTTOM_LEFT(false, true),
  BOTTOM_RIGHT(true, true);

  private final boolean right;
  private final boolean bottom;

  Corner(boolean right, boolean bottom) {
    this.right = right;
    this.bottom = bottom;
  }

  /** Where a box lies in this corner of a frame, {@code margin} away from its sides. */
  Fit place(int width, int height, int margin, Fit frame) {
    int left = right ? frame.width() - width - margin : margin;
    int top = bottom ? frame.height() - height - margin : margin;
    return new Fit(frame.left() + left, frame.top() + top, width, height);
  }
}
