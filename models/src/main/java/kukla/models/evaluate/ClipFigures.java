package kukla.models.evaluate;

/**
 * What was measured on one clip.
 *
 * @param clip file name
 * @param frames measured
 * @param framesWithoutFace of these, where the judges find no face in driver or output
 * @param figures over the others; L1 and PSNR over all
 */
record ClipFigures(String clip, int frames, int framesWithoutFace, Figures figures) {}
