package kukla.render.stage;

/** The box around the performer's face and its anatomical points, in pixels of the camera. */
final class FaceMarks {
  private double left;
  private double top;
  private double width;
  private double height;
  private boolean boxed;
  private float[] landmarks = {};
  private int count;

  void box(double left, double top, double width, double height) {
    this.left = left;
    this.top = top;
    this.width = width;
    this.height = height;
    boxed = true;
  }

  /**
   * Keeps a copy.
   *
   * @param points (n, 2), x then y
   * @param count n
   */
  void landmarks(float[] points, int count) {
    landmarks = Copies.of(points, 2 * count, landmarks);
    this.count = count;
  }

  void clear() {
    boxed = false;
    count = 0;
  }

  void drawBox(Strokes strokes, PictureMap camera, double thickness) {
    if (!boxed) {
      return;
    }
    double x0 = camera.x(left, top);
    double x1 = camera.x(left + width, top + height);
    double y0 = camera.y(left, top);
    double y1 = camera.y(left + width, top + height);
    strokes.colour(0x000000, 0.5);
    strokes.frame(Math.min(x0, x1), y0, Math.abs(x1 - x0), y1 - y0, 2.5 * thickness);
    strokes.colour(0xffffff, 0.9);
    strokes.frame(Math.min(x0, x1), y0, Math.abs(x1 - x0), y1 - y0, thickness);
  }

  void drawLandmarks(Strokes strokes, PictureMap camera, double thickness) {
    strokes.colour(0x7df9c1, 0.95);
    for (int i = 0; i < count; i++) {
      double x = landmarks[2 * i];
      double y = landmarks[2 * i + 1];
      strokes.dot(camera.x(x, y), camera.y(x, y), 1.8 * thickness);
    }
  }
}
