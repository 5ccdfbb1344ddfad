/**
 * The live picture: what leaves the program, and the preview of it.
 *
 * <ul>
 *   <li>{@link kukla.render.stage.Stage}: draws both; {@code ProgramPicture} and {@code
 *       PreviewPicture}: the two; {@code CameraPicture}: the camera's in the preview
 *   <li>{@link kukla.render.stage.Preview}, {@link kukla.render.stage.Layout}: how the preview
 *       looks; {@code PreviewPlan}: where its pictures lie, {@code PreviewPictures}: draws them
 *   <li>{@link kukla.render.stage.Overlays}, {@link kukla.render.stage.Overlay}: what is drawn over
 *       it, as {@code Strokes} in colours of the {@link kukla.render.stage.Palette}: {@code
 *       KeypointEllipses}, {@code FaceMarks}, {@code MotionArrows}, {@code HeatMap} and {@code
 *       TimingGraph}; {@code Grid} and {@code Copies}: numbers that these keep
 *   <li>{@code Resampler}, {@code Sampling}: draw a picture through a map as exactly as a host
 *       would; {@code Pasting}: how the moved square is put back
 *   <li>{@link kukla.render.stage.Painting}: a still picture made ready to be shown
 *   <li>{@link kukla.render.stage.PictureMap}: a 2×3 affine map between two pictures
 *   <li>{@link kukla.render.stage.Fit}: where a picture lies when it is made to fit
 *   <li>{@link kukla.render.stage.Mark}: the small "AI", its {@link kukla.render.stage.Corner}, and
 *       {@code MarkStamp}, which draws it
 * </ul>
 *
 * Whoever opens one of these closes it, on the thread whose context is current, before the context.
 */
@NullMarked
package kukla.render.stage;

import org.jspecify.annotations.NullMarked;
