package kukla.models.checkpoint;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Checkpoints of PyTorch 1.6 and newer: a zip archive of {@code NAME/data.pkl} and one uncompressed
 * entry {@code NAME/data/KEY} a storage.
 */
final class ZipForm implements Storages {
  private final ZipFile zip;
  private final String folder;
  private final Object objects;

  /** Opens the file; the objects are read, the storages are not. */
  ZipForm(Path path, String doing) throws IOException {
    try {
      zip = new ZipFile(path.toFile());
    } catch (ZipException e) {
      throw new Malformed("a broken zip archive (" + e.getMessage() + ")");
    }
    try {
      ZipEntry pickle =
          zip.stream()
              .filter(e -> e.getName().equals("data.pkl") || e.getName().endsWith("/data.pkl"))
              .findFirst()
              .orElseThrow(() -> new Malformed("a zip archive without data.pkl"));
      String name = pickle.getName();
      folder = name.substring(0, name.length() - "data.pkl".length());
      ZipEntry order = zip.getEntry(folder + "byteorder");
      if (order != null && !text(order).equals("little")) {
        throw new Malformed("numbers of a big-endian machine");
      }
      objects = unpickle(pickle, doing);
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private Object unpickle(ZipEntry pickle, String doing) throws IOException {
    byte[] bytes = stored(pickle);
    return new StateUnpickler(doing, new ByteCursor(new ByteArrayInputStream(bytes))).next();
  }

  private String text(ZipEntry entry) throws IOException {
    return new String(stored(entry), StandardCharsets.UTF_8).strip();
  }

  /** What the checkpoint holds. */
  Object objects() {
    return objects;
  }

  @Override
  public ByteBuffer bytes(Storage storage) throws IOException {
    ZipEntry entry = zip.getEntry(folder + "data/" + storage.key());
    if (entry == null) {
      throw new Malformed("no storage " + storage.key());
    }
    if (entry.getSize() != storage.bytes()) {
      throw new Malformed("a storage " + storage.key() + " of another size than announced");
    }
    return ByteBuffer.wrap(stored(entry));
  }

  private byte[] stored(ZipEntry entry) throws IOException {
    if (entry.getMethod() != ZipEntry.STORED) {
      throw new Malformed("a compressed entry " + entry.getName());
    }
    try (InputStream stream = zip.getInputStream(entry)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new Malformed("a broken entry " + entry.getName());
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
