package kukla.media;

import java.nio.ByteBuffer;

/** What the bytes of a still say before any decoder, which would fill a missing rest with grey. */
final class StillBytes {
  private static final long PNG_SIGNATURE = 0x89504e470d0a1a0aL;
  private static final int PNG_END = 0x49454e44;
  private static final int RIFF = 0x52494646;
  private static final int WEBP = 0x57454250;
  private static final int JPEG_START = 0xffd8;
  private static final int JPEG_SCAN = 0xffda;
  private static final byte JPEG_END = (byte) 0xd9;

  private StillBytes() {}

  static boolean isJpeg(ByteBuffer bytes) {
    return bytes.capacity() >= 4 && (bytes.getShort(0) & 0xffff) == JPEG_START;
  }

  /** Whether a file of a kind that has an end lacks it. */
  static boolean brokenOff(ByteBuffer bytes) {
    if (isJpeg(bytes)) {
      return jpegBrokenOff(bytes);
    }
    if (bytes.capacity() >= 8 && bytes.getLong(0) == PNG_SIGNATURE) {
      return pngBrokenOff(bytes);
    }
    boolean webp = bytes.capacity() >= 12 && bytes.getInt(0) == RIFF && bytes.getInt(8) == WEBP;
    return webp
        && Integer.toUnsignedLong(Integer.reverseBytes(bytes.getInt(4))) + 8 > bytes.capacity();
  }

  /** Segments with their lengths up to the first scan, then the end marker somewhere behind. */
  private static boolean jpegBrokenOff(ByteBuffer bytes) {
    int at = 2;
    while (at + 4 <= bytes.capacity() && (bytes.getShort(at) & 0xffff) != JPEG_SCAN) {
      boolean marker = bytes.get(at) == (byte) 0xff;
      int length = bytes.getShort(at + 2) & 0xffff;
      at += marker && bytes.get(at + 1) != (byte) 0xff ? 2 + length : 1;
    }
    for (int end = bytes.capacity() - 1; end > at; end--) {
      if (bytes.get(end) == JPEG_END && bytes.get(end - 1) == (byte) 0xff) {
        return false;
      }
    }
    return true;
  }

  private static boolean pngBrokenOff(ByteBuffer bytes) {
    long at = 8;
    while (at + 12 <= bytes.capacity()) {
      if (bytes.getInt((int) at + 4) == PNG_END) {
        return false;
      }
      at += 12 + Integer.toUnsignedLong(bytes.getInt((int) at));
    }
    return true;
  }
}
