package kukla.models.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kukla.inference.Fault;
import kukla.inference.file.AtomicFile;
import org.jspecify.annotations.Nullable;

/**
 * Many tensors by name in one file: eight bytes of header length, a JSON header, raw little-endian
 * numbers. Reading maps the file into memory: tensors are views of it, cost no heap and stay valid
 * when a newer file takes the name.
 */
public final class Safetensors {
  private static final long LONGEST_HEADER = 100_000_000;

  private final Path path;
  private final Map<String, String> metadata;
  private final Map<String, Tensor> tensors;

  private Safetensors(Path path, Map<String, String> metadata, Map<String, Tensor> tensors) {
    this.path = path;
    this.metadata = Collections.unmodifiableMap(metadata);
    this.tensors = Collections.unmodifiableMap(tensors);
  }

  /**
   * Maps a file; its header is checked whole.
   *
   * @throws Fault when the file is missing, cut off or no safetensors file
   */
  public static Safetensors read(Path path) {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = channel.size();
      ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      if (size < 8) {
        throw bad(path, size + " bytes", null);
      }
      readFully(channel, length, 0);
      long header = length.getLong(0);
      if (header < 2 || header > LONGEST_HEADER || header > size - 8) {
        throw bad(path, "a header of " + header + " bytes in a file of " + size, null);
      }
      ByteBuffer json = ByteBuffer.allocate((int) header);
      readFully(channel, json, 8);
      SafetensorsHeader contents = SafetensorsHeader.parse(json.array(), size - 8 - header);
      return new Safetensors(path, contents.metadata(), map(channel, 8 + header, contents));
    } catch (NoSuchFileException e) {
      throw new Fault("reading " + path + ": expected a file, found none; check the name", e);
    } catch (SafetensorsHeader.Malformed e) {
      throw bad(path, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw bad(path, e.getClass().getSimpleName() + " (" + e.getMessage() + ")", e);
    }
  }

  private static Map<String, Tensor> map(
      FileChannel channel, long start, SafetensorsHeader contents) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    ByteBuffer window = ByteBuffer.allocate(0);
    long windowStart = 0;
    for (Map.Entry<String, SafetensorsHeader.Entry> named : contents.entries().entrySet()) {
      SafetensorsHeader.Entry entry = named.getValue();
      if (entry.end() - entry.begin() > Integer.MAX_VALUE) {
        throw new IOException(named.getKey() + " is larger than 2 GiB");
      }
      if (entry.end() - windowStart > window.capacity()) { // one mapping holds at most 2 GiB
        windowStart = entry.begin();
        long left = channel.size() - start - windowStart;
        long bytes = Math.min(left, Math.max(1 << 30, entry.end() - entry.begin()));
        window = channel.map(FileChannel.MapMode.READ_ONLY, start + windowStart, bytes);
      }
      int begin = (int) (entry.begin() - windowStart);
      ByteBuffer data = window.slice(begin, (int) (entry.end() - entry.begin()));
      tensors.put(named.getKey(), new Tensor(entry.type(), entry.shape(), data));
    }
    return tensors;
  }

  private static void readFully(FileChannel channel, ByteBuffer into, long from)
      throws IOException {
    while (into.hasRemaining()) {
      if (channel.read(into, from + into.position()) < 0) {
        throw new IOException("it became shorter while being read");
      }
    }
  }

  private static Fault bad(Path path, String found, @Nullable Throwable cause) {
    return new Fault(
        "reading %s: expected a whole safetensors file, found %s; make or copy it again"
            .formatted(path, found),
        cause);
  }

  /**
   * Writes tensors as one file, whole or not at all; nothing is gathered on the heap.
   *
   * @param tensors by name; borrowed for the call
   * @param metadata free text by name
   * @throws Fault when the place cannot be written
   */
  public static void write(Path path, Map<String, Tensor> tensors, Map<String, String> metadata) {
    Map<String, List<Tensor>> whole = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> whole.put(name, List.of(tensor)));
    writeParts(path, whole, metadata);
  }

  /**
   * Writes tensors that consist of parts along their first axis, in the same way.
   *
   * @param tensors by name, at least one part each; borrowed for the call
   * @throws Fault when parts do not fit together, or the place cannot be written
   */
  public static void writeParts(
      Path path, Map<String, List<Tensor>> tensors, Map<String, String> metadata) {
    SafetensorsHeader contents = SafetensorsHeader.layOut(tensors, metadata);
    byte[] json = contents.json();
    try (AtomicFile file = new AtomicFile(path)) {
      try (FileChannel channel = FileChannel.open(file.beside(), StandardOpenOption.WRITE)) {
        ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        writeFully(channel, length.putLong(0, json.length));
        writeFully(channel, ByteBuffer.wrap(json));
        for (String name : contents.entries().keySet()) {
          for (Tensor part : tensors.getOrDefault(name, List.of())) {
            writeFully(channel, part.data());
          }
        }
      } catch (IOException e) {
        throw new Fault(
            "writing %s: could not write all of it, found %s (%s); free some space or choose another place"
                .formatted(path, e.getClass().getSimpleName(), e.getMessage()),
            e);
      }
      file.commit();
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer data) throws IOException {
    int chunk = 1 << 24; // the channel copies heap buffers into a direct one of the same size
    for (int at = 0; at < data.limit(); at += chunk) {
      ByteBuffer part = data.slice(at, Math.min(chunk, data.limit() - at));
      while (part.hasRemaining()) {
        channel.write(part);
      }
    }
  }

  /** Free text by name. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** Names of the tensors, in the order of their bytes. */
  public Set<String> names() {
    return tensors.keySet();
  }

  /** All tensors by name, in the order of their bytes. */
  public Map<String, Tensor> tensors() {
    return tensors;
  }

  /**
   * One tensor.
   *
   * @throws Fault when the file has none of that name
   */
  public Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new Fault(
          "reading %s: expected a tensor named %s, found none among its %d; use the file that fits"
              .formatted(path, name, tensors.size()));
    }
    return tensor;
  }
}
