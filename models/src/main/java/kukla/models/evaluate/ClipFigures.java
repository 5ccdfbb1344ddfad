package kukla.models.evaluate;

import java.util.List;

/**
 * What was measured on one clip.
 *
 * @param clip file name
 * @param frames measured
 * @param framesWithoutFace of these, where the judges find no face in driver or output
 * @param figures over the others; those of pixels over all
 * @param points for the plots
 */
record ClipFigures(
    String clip, int frames, int framesWithoutFace, Figures figures, List<FramePoint> points) {}
