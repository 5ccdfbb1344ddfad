package kukla.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Cuts a fragmented mp4 whose writing broke off after its last whole piece, so that all plays. */
public final class WholeFragments {
  private static final int MEDIA_DATA = 0x6d646174;
  private static final int HEADER = 16;

  private WholeFragments() {}

  /**
   * Shortens the file where it must be.
   *
   * @return its length now, bytes; 0 where not one piece is whole
   */
  public static long keep(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long whole = wholeBytes(channel);
      channel.truncate(whole);
      return whole;
    }
  }

  /** Everything up to the end of the last box of media data that is there whole. */
  private static long wholeBytes(FileChannel channel) throws IOException {
    long whole = 0;
    long at = 0;
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    while (at + HEADER <= channel.size()) {
      channel.read(header.clear(), at);
      long size = Integer.toUnsignedLong(header.getInt(0));
      size = size == 1 ? header.getLong(8) : size;
      at += size;
      if (size < 8 || at > channel.size()) {
        return whole;
      }
      if (header.getInt(4) == MEDIA_DATA) {
        whole = at;
      }
    }
    return whole;
  }
}
