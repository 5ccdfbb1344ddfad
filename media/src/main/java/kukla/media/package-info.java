/**
 * Clips and stills as files.
 *
 * <ul>
 *   <li>{@link kukla.media.ClipReader}: decodes a clip frame by frame; its opener closes it
 *   <li>{@link kukla.media.BrokenTail}: the outcome of a clip that did not decode whole
 *   <li>{@link kukla.media.FrameRate}: frames a second as a fraction
 *   <li>{@code Orientation}: how a stored picture is turned upright
 *   <li>{@code RgbConversion}: a decoded frame as RGB; its opener closes it
 *   <li>{@code Libav}: silent logs, error words
 * </ul>
 *
 * <p>Pictures handed in are borrowed for the call.
 */
@NullMarked
package kukla.media;

import org.jspecify.annotations.NullMarked;
