package kukla.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;

/** Words in a PNG: an iTXt chunk for each, behind the header. */
final class PngText {
  /** Signature and header chunk. */
  private static final int START = 8 + 25;

  private static final byte[] KIND = "iTXt".getBytes(StandardCharsets.US_ASCII);

  private PngText() {}

  /** Writes the start of a PNG and then the words; the rest is left in the buffer. */
  static void write(ByteBuffer png, Map<String, String> words, WritableByteChannel out)
      throws IOException {
    ByteBuffer start = png.slice(png.position(), START);
    png.position(png.position() + START);
    writeAll(start, out);
    for (Map.Entry<String, String> word : words.entrySet()) {
      writeAll(chunk(word.getKey(), word.getValue()), out);
    }
  }

  /** Length, kind, keyword, four empty fields between zeros, text, checksum. */
  private static ByteBuffer chunk(String keyword, String text) {
    byte[] key = keyword.getBytes(StandardCharsets.ISO_8859_1);
    byte[] value = text.getBytes(StandardCharsets.UTF_8);
    int length = key.length + 5 + value.length;
    ByteBuffer chunk = ByteBuffer.allocate(length + 12);
    chunk.putInt(length).put(KIND).put(key).put(new byte[5]).put(value);
    CRC32 checksum = new CRC32();
    checksum.update(chunk.array(), 4, length + 4);
    return chunk.putInt((int) checksum.getValue()).flip();
  }

  private static void writeAll(ByteBuffer bytes, WritableByteChannel out) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }
}
