package kukla.models.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.zip.CRC32;
import kukla.inference.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Clips decoded once: a file each in one folder, made when missing or when the clip or its labels
 * changed. Little-endian: a header of 64 bytes (magic, frames, side, labelled, masked, stamp), the
 * pixels, masks where there are some, then landmarks, visibility and what more is known as float32.
 *
 * @param folder where the files lie
 * @param side largest square kept, pixels; smaller ones are not scaled up
 * @param framesPerClip most frames kept of a clip, evenly spaced
 */
public record ClipCache(Path folder, int side, int framesPerClip) {
  static final int HEADER = 64;
  static final long MAGIC = 0x33434c504b554bL; // "KUKPLC3"
  static final int NUMBERS_A_FRAME = ClipLabels.TRACKED * 3 + ClipLabels.More.COUNT;

  /**
   * @throws Fault when so many frames of that size do not fit into one file
   */
  public ClipCache {
    long most = HEADER + framesPerClip * (4L * side * side + 4L * NUMBERS_A_FRAME);
    if (side < 8 || side > 16_384 || framesPerClip < 2 || most > Integer.MAX_VALUE) {
      throw new Fault(
          "caching frames: expected cache_side of 8 or more and frames_per_clip of 2 or more that make less than 2 GiB a clip, found %d and %d; change them in the configuration"
              .formatted(side, framesPerClip));
    }
  }

  /**
   * The cached form of a clip, made now if need be.
   *
   * @throws Fault when the clip or its labels cannot be read
   * @throws CacheWriter.NoRoom when the cache cannot be read or written
   */
  CachedClip open(ClipFile clip) throws CacheWriter.NoRoom {
    Path file = folder.resolve(name(clip));
    long stamp = clip.stamp() * 31 + side * 1_000_003L + framesPerClip;
    CachedClip cached = map(file, clip, stamp);
    if (cached == null) {
      new CacheWriter(clip, side, framesPerClip, stamp).write(file);
      cached = map(file, clip, stamp);
    }
    if (cached == null) {
      throw new Fault(
          "reading "
              + file
              + ": expected the frame cache just written, found one that is not whole; run it again");
    }
    return cached;
  }

  private static String name(ClipFile clip) {
    Path whole = clip.path().toAbsolutePath().normalize();
    CRC32 crc = new CRC32();
    crc.update(whole.toString().getBytes(StandardCharsets.UTF_8));
    return whole.getFileName() + "-" + HexFormat.of().toHexDigits((int) crc.getValue()) + ".frames";
  }

  private static @Nullable CachedClip map(Path file, ClipFile clip, long stamp)
      throws CacheWriter.NoRoom {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() < HEADER) {
        return null;
      }
      MappedByteBuffer map = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      map.order(ByteOrder.LITTLE_ENDIAN);
      int frames = map.getInt(8);
      int side = map.getInt(12);
      boolean masked = map.getInt(20) == 1;
      long numbers = (long) frames * NUMBERS_A_FRAME * 4;
      if (map.getLong(0) != MAGIC
          || map.getLong(24) != stamp
          || map.capacity() != HEADER + numbers + (long) frames * side * side * (masked ? 4 : 3)) {
        return null;
      }
      Pieces pieces = new Pieces(map, HEADER);
      ByteBuffer pixels = pieces.next(frames * side * side * 3);
      ByteBuffer masks = masked ? pieces.next(frames * side * side) : null;
      return new CachedClip(
          clip.path(),
          frames,
          side,
          map.getInt(16) == 1,
          pixels,
          masks,
          pieces.next(frames * ClipLabels.TRACKED * 8).asFloatBuffer(),
          pieces.next(frames * ClipLabels.TRACKED * 4).asFloatBuffer(),
          pieces.next(frames * ClipLabels.More.COUNT * 4).asFloatBuffer());
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw new CacheWriter.NoRoom(file, String.valueOf(e.getMessage()), e);
    }
  }

  /** Cuts a file into pieces, one after the other. */
  private static final class Pieces {
    private final ByteBuffer whole;
    private int from;

    Pieces(ByteBuffer whole, int from) {
      this.whole = whole;
      this.from = from;
    }

    ByteBuffer next(int bytes) {
      from += bytes;
      return whole.slice(from - bytes, bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
  }
}
