/**
 * Host pictures.
 *
 * <ul>
 *   <li>{@link kukla.inference.image.Image}: interleaved 8-bit samples in a direct buffer
 *   <li>{@link kukla.inference.image.Opaque}: RGB as RGBA
 *   <li>{@link kukla.inference.image.ChannelOrder}: what the bytes of a pixel mean
 *   <li>{@link kukla.inference.image.PictureFormat}, {@link kukla.inference.image.RawPicture}: a
 *       camera's picture as the device gave it
 * </ul>
 */
@NullMarked
package kukla.inference.image;

import org.jspecify.annotations.NullMarked;
