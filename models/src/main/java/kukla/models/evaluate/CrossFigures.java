package kukla.models.evaluate;

import java.util.List;

/**
 * What was measured on one person driven by another.
 *
 * @param source file name of a portrait, or of the clip whose first frame it is
 * @param driver file name of a clip
 * @param frames measured
 * @param framesWithoutFace of these, where the judges find no face in driver or output
 * @param figures over the others
 * @param points for the plots
 */
record CrossFigures(
    String source,
    String driver,
    int frames,
    int framesWithoutFace,
    Figures figures,
    List<FramePoint> points) {

  /** Source and driver in a word. */
  String name() {
    return source + " ← " + driver;
  }
}
