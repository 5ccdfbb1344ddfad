package kukla.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AC3;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_ALAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_EAC3;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MP3;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sound that goes with the pictures of an mp4. Its opener closes it. */
sealed interface SoundTrack extends AutoCloseable permits CopiedSound, EncodedSound {
  /** Codecs that an mp4 holds and that players expect in one. */
  Set<Integer> COPIED =
      Set.of(AV_CODEC_ID_AAC, AV_CODEC_ID_MP3, AV_CODEC_ID_AC3, AV_CODEC_ID_EAC3, AV_CODEC_ID_ALAC);

  /**
   * A stream in the file for a clip's sound: copied where mp4 can hold it, else encoded as AAC.
   *
   * @return null where the clip has none that FFmpeg can read
   */
  static @Nullable SoundTrack open(Path clip, Muxer file) {
    Optional<SoundSource> source = SoundSource.open(clip);
    if (source.isEmpty()) {
      return null;
    }
    boolean copied = COPIED.contains(source.get().stream().codecpar().codec_id());
    return copied
        ? new CopiedSound(source.get(), file)
        : EncodedSound.open(source.get(), file).map(SoundTrack.class::cast).orElse(null);
  }

  /** Writes the sound up to this time, seconds from the first picture. */
  void writeUntil(double seconds);

  /** Writes what an encoder still holds. */
  void finish();

  @Override
  void close();
}
