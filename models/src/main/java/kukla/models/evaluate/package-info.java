/**
 * Figures of quality: how well a model reconstructs real clips, judged by networks that it was not
 * trained with.
 *
 * <ul>
 *   <li>{@link kukla.models.evaluate.EvaluateCommand}: {@code kukla evaluate}
 *   <li>{@link kukla.models.evaluate.EvaluateMotionCommand}: {@code kukla evaluate motion}
 *   <li>{@link kukla.models.evaluate.ClipEvaluation}: reconstructs a clip and measures
 *   <li>{@link kukla.models.evaluate.Reconstruction}: what it measures
 *   <li>{@link kukla.models.evaluate.ModelReconstruction}: a motion model as such
 *   <li>{@link kukla.models.evaluate.FigureTally}: gathers the frames of a clip
 *   <li>{@link kukla.models.evaluate.Figure}: which figures there are
 *   <li>{@link kukla.models.evaluate.Figures}: their values, and means
 *   <li>{@link kukla.models.evaluate.ClipFigures}: those of a clip
 *   <li>{@link kukla.models.evaluate.MotionReport}: those of all clips, as JSON and as a table
 *   <li>{@link kukla.models.evaluate.PixelError}: L1 and PSNR
 *   <li>{@link kukla.models.evaluate.Openings}: how far mouth and eyes are open
 *   <li>{@link kukla.models.evaluate.Jitter}: trembling over the driver's stillest second
 *   <li>{@link kukla.models.evaluate.Series}: mean, deviation, correlation
 *   <li>{@link kukla.models.evaluate.JudgedClips}: where testimony of clips is kept
 *   <li>{@link kukla.models.evaluate.DriverTestimony}: what the judges see in a clip
 *   <li>{@link kukla.models.evaluate.SheetRow}: one clip on the contact sheet
 * </ul>
 */
@NullMarked
package kukla.models.evaluate;

import org.jspecify.annotations.NullMarked;
