package kukla.models.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A stream read forward through a small buffer, its position known to the byte. */
final class ByteCursor extends InputStream {
  /** A pickle of a checkpoint is some hundred kilobytes; one that claims more is no such pickle. */
  private static final long LONGEST_PICKLE = 1 << 26;

  private final InputStream source;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
  private long bufferStart;
  private long limit;

  /** Borrows the stream. */
  ByteCursor(InputStream source) {
    this.source = source;
    buffer.limit(0);
  }

  /** The next byte's place in the stream. */
  long position() {
    return bufferStart + buffer.position();
  }

  /** Allows one more pickle to be read from here. */
  void startPickle() {
    limit = position() + LONGEST_PICKLE;
  }

  @Override
  public int read() throws IOException {
    return has(1) ? buffer.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!has(1)) {
      return -1;
    }
    int count = Math.min(length, buffer.remaining());
    buffer.get(into, offset, count);
    return count;
  }

  /** The little-endian whole number of that many bytes ahead, without moving. */
  long peek(int bytes) throws IOException {
    if (!has(bytes)) {
      throw new EOFException("its end in the middle of a pickle");
    }
    return bytes == 8
        ? buffer.getLong(buffer.position())
        : Integer.toUnsignedLong(buffer.getInt(buffer.position()));
  }

  private boolean has(int bytes) throws IOException {
    if (buffer.remaining() >= bytes) {
      return position() + bytes <= limit;
    }
    bufferStart += buffer.position();
    buffer.compact();
    while (buffer.position() < bytes) {
      int read = source.read(buffer.array(), buffer.position(), buffer.remaining());
      if (read < 0) {
        break;
      }
      buffer.position(buffer.position() + read);
    }
    buffer.flip();
    return buffer.remaining() >= bytes && position() + bytes <= limit;
  }
}
