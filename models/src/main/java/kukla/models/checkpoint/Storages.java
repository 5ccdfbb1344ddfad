package kukla.models.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of storages, fetched when asked for. Buffers stay valid after closing. */
interface Storages extends Closeable {

  /**
   * All bytes under the storage's key, little-endian numbers, position 0.
   *
   * @throws Malformed when they are missing or of another size
   */
  ByteBuffer bytes(Storage storage) throws IOException;
}
