/**
 * Clips and stills as files, and live streams.
 *
 * <ul>
 *   <li>{@link kukla.media.ClipReader}: decodes a clip frame by frame; its opener closes it
 *   <li>{@link kukla.media.ClipWriter}: writes an H.264 mp4; its opener closes it
 *   <li>{@link kukla.media.ClipFormat}: what a clip to be written is like
 *   <li>{@link kukla.media.LiveWriter}, {@link kukla.media.LiveFormat}: H.264 while it happens,
 *       into an mp4 or to a server; its opener closes it
 *   <li>{@link kukla.media.LiveSound}: what such an mp4 sounds like; {@link kukla.media.ClipTimes}:
 *       when a clip plays whose sound it is
 *   <li>{@link kukla.media.LoopbackWriter}: a video device that others see as a camera; its opener
 *       closes it
 *   <li>{@link kukla.media.WholeFragments}: mends what a live mp4 that broke off ends with
 *   <li>{@link kukla.media.YuyvPicture}, {@link kukla.media.JpegPicture}: a picture as a webcam's
 *       bytes, as JPEG; their openers close them
 *   <li>{@link kukla.media.BrokenTail}: the outcome of a clip that did not decode whole
 *   <li>{@link kukla.media.FrameRate}: frames a second as a fraction
 *   <li>{@link kukla.media.StreamReader}: live pictures of a capture device or of the network; its
 *       opener closes it
 *   <li>{@link kukla.media.StreamSource}: where they come from
 *   <li>{@link kukla.media.CaptureDevices}: FFmpeg's library of devices, and which there are
 *   <li>{@code Interruption}: how FFmpeg is made to give up waiting
 *   <li>{@link kukla.media.SoundSamples}: a sound as numbers
 *   <li>{@link kukla.media.Stills}: pictures in and out
 *   <li>{@code PngText}: words in a PNG
 *   <li>{@code StillBytes}: what a still's bytes say before decoding
 *   <li>{@code Orientation}: how a stored picture is turned upright
 *   <li>{@code VideoDecoder}: how decoders are opened
 *   <li>{@code RgbConversion}: a decoded frame as RGB; its opener closes it. {@code RawFrame}: one
 *       as it came
 *   <li>{@code YuvConversion}: a picture as a frame for an encoder; its opener closes it
 *   <li>{@code Muxer}: streams in a container; its opener closes it
 *   <li>{@code Mp4File}: the same as a file, whole or not at all; its opener closes it
 *   <li>{@code H264Encoder}: pictures of such a container; its opener closes it
 *   <li>{@code LiveEncoder}: which encoders are tried for live pictures; {@code HardwareFrames}:
 *       frames in such a device; its opener closes it
 *   <li>{@code StreamAddress}: where a live stream goes
 *   <li>{@code SoundFeed}, {@code LiveFeed}: sound packets, as they happen; the opener closes it
 *   <li>{@code SoundSource}: the sound packets of a clip; its opener closes it
 *   <li>{@code SoundTrack}, {@code CopiedSound}, {@code EncodedSound}: that sound in an mp4; each
 *       owns its source
 *   <li>{@code Libav}: silent logs, error words
 *   <li>{@link kukla.media.MediaLibraries}: loads the natives before several threads need them
 * </ul>
 *
 * <p>Pictures handed in are borrowed for the call.
 */
@NullMarked
package kukla.media;

import org.jspecify.annotations.NullMarked;
