/**
 * Figures of quality: how well a model reconstructs real clips, judged by networks that it was not
 * trained with.
 *
 * <ul>
 *   <li>{@link kukla.models.evaluate.EvaluateCommand}: {@code kukla evaluate}
 *   <li>{@link kukla.models.evaluate.EvaluateMotionCommand}: {@code kukla evaluate motion}
 *   <li>{@link kukla.models.evaluate.MotionEvaluation}: goes through all clips and pairs
 *   <li>{@link kukla.models.evaluate.ClipEvaluation}: reconstructs a clip and measures
 *   <li>{@link kukla.models.evaluate.Reconstruction}: what it measures
 *   <li>{@link kukla.models.evaluate.ModelReconstruction}: a motion model as such
 *   <li>{@link kukla.models.evaluate.CrossEvaluation}: drives one person by another and measures
 *   <li>{@link kukla.models.evaluate.MeasuredFrames}: squares of a clip, decoded ahead; its opener
 *       closes it
 *   <li>{@link kukla.models.evaluate.JudgeBench}: judges on threads of their own; its opener closes
 *       it
 *   <li>{@link kukla.models.evaluate.InOrder}: work of other threads, taken in order; its opener
 *       closes it
 *   <li>{@link kukla.models.evaluate.JudgedFrame}: what was found in a frame
 *   <li>{@link kukla.models.evaluate.FigureTally}, {@link kukla.models.evaluate.CrossTally}: gather
 *       the frames of a clip or of a pair
 *   <li>{@link kukla.models.evaluate.Figure}: which figures there are
 *   <li>{@link kukla.models.evaluate.Figures}: their values, and means
 *   <li>{@link kukla.models.evaluate.ClipFigures}, {@link kukla.models.evaluate.CrossFigures}:
 *       those of a clip, of a pair
 *   <li>{@link kukla.models.evaluate.JudgedModel}, {@link kukla.models.evaluate.ProgramCommit}:
 *       what was judged, by which program
 *   <li>{@link kukla.models.evaluate.MotionReport}: all figures, as JSON and as a table
 *   <li>{@link kukla.models.evaluate.FigureJson}: figures in JSON
 *   <li>{@link kukla.models.evaluate.ReportPage}, {@link kukla.models.evaluate.ReportTables},
 *       {@link kukla.models.evaluate.FigureLine}, {@link kukla.models.evaluate.Html}, {@link
 *       kukla.models.evaluate.LinePlot}: the same as a page for people
 *   <li>{@link kukla.models.evaluate.Gallery}, {@link kukla.models.evaluate.Badness}: which frames
 *       people are shown
 *   <li>{@link kukla.models.evaluate.ContactSheet}: frames side by side
 *   <li>{@link kukla.models.evaluate.FramePoint}: a frame in the plots
 *   <li>{@link kukla.models.evaluate.PixelError}: L1 and PSNR
 *   <li>{@link kukla.models.evaluate.StructuralSimilarity}: SSIM
 *   <li>{@link kukla.models.evaluate.Openings}: how far mouth and eyes are open
 *   <li>{@link kukla.models.evaluate.HeadTurn}: how a head turned
 *   <li>{@link kukla.models.evaluate.Jitter}: trembling over the driver's stillest second
 *   <li>{@link kukla.models.evaluate.Series}: mean, deviation, correlation
 *   <li>{@link kukla.models.evaluate.JudgedClips}: where testimony of clips is kept
 *   <li>{@link kukla.models.evaluate.DriverTestimony}: what the judges see in a clip
 *   <li>{@link kukla.models.evaluate.EvaluateFaceCommand}, {@link
 *       kukla.models.evaluate.FaceEvaluation}, {@link kukla.models.evaluate.FaceTally}, {@link
 *       kukla.models.evaluate.FaceFigures}, {@link kukla.models.evaluate.FaceReport}: the same for
 *       face models
 *   <li>{@link kukla.models.evaluate.ClipFiles}: the clips of a folder
 *   <li>{@link kukla.models.evaluate.EvaluateMaskCommand}: {@code kukla evaluate mask}
 *   <li>{@link kukla.models.evaluate.MaskFigures}: how well a mask model tells parts apart
 *   <li>{@link kukla.models.evaluate.ClipOptions}, {@link kukla.models.evaluate.FigureOptions}:
 *       what these commands are asked alike
 * </ul>
 */
@NullMarked
package kukla.models.evaluate;

import org.jspecify.annotations.NullMarked;
