package kukla.models.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checkpoints of PyTorch before 1.6: pickles of a magic number, the protocol, the writing machine,
 * the objects and the storage keys, then for each key the number of elements (8 bytes) and the raw
 * elements.
 */
final class LegacyForm implements Storages {
  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final int PROTOCOL = 1001;

  private final FileChannel channel;
  private final Object objects;
  private final List<Object> keys;
  private final long dataStart;
  private final Map<String, Long> places = new HashMap<>();

  /** Opens the file; the objects are read, the storages are not. */
  LegacyForm(Path path, String doing) throws IOException {
    channel = FileChannel.open(path);
    try (InputStream stream = Files.newInputStream(path)) {
      ByteCursor cursor = new ByteCursor(stream);
      StateUnpickler unpickler = new StateUnpickler(doing, cursor);
      Object magic = unpickler.next();
      if (!MAGIC.equals(magic)) {
        throw new Malformed("a file that is no PyTorch checkpoint");
      }
      Object protocol = unpickler.next();
      if (!(protocol instanceof Number number && number.intValue() == PROTOCOL)) {
        throw new Malformed("the unknown protocol " + protocol);
      }
      if (!(unpickler.next() instanceof Map<?, ?> machine)
          || !Boolean.TRUE.equals(machine.get("little_endian"))) {
        throw new Malformed("numbers of a big-endian machine");
      }
      objects = unpickler.next();
      if (!(unpickler.next() instanceof List<?> list)) {
        throw new Malformed("no list of storages");
      }
      keys = List.copyOf(list);
      dataStart = cursor.position();
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** What the checkpoint holds. */
  Object objects() {
    return objects;
  }

  /**
   * Finds where each storage lies, which needs the element type of all of them.
   *
   * @param storages by key
   */
  void locate(Map<String, Storage> storages) throws IOException {
    long at = dataStart;
    ByteBuffer header = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    for (Object key : keys) {
      Storage storage = storages.get(String.valueOf(key));
      if (storage == null) {
        throw new Malformed("a storage " + key + " that no tensor uses");
      }
      header.clear();
      if (channel.read(header, at) < 8 || at + 8 + storage.bytes() > channel.size()) {
        throw new Malformed("its end in the middle of the storages");
      }
      if (header.getLong(0) != storage.elements()) {
        throw new Malformed("a storage " + key + " of another size than announced");
      }
      places.put(storage.key(), at + 8);
      at += 8 + storage.bytes();
    }
  }

  @Override
  public ByteBuffer bytes(Storage storage) throws IOException {
    Long at = places.get(storage.key());
    if (at == null) {
      throw new Malformed("no storage " + storage.key());
    }
    return channel.map(FileChannel.MapMode.READ_ONLY, at, storage.bytes());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
