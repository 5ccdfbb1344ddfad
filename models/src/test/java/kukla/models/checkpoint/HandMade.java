package kukla.models.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Checkpoints written by hand, opcode by opcode. */
final class HandMade {
  private HandMade() {}

  /** Bytes of Latin-1 text, in which opcodes are easy to write. */
  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** BINUNICODE of a short text. */
  static String text(String text) {
    return "X" + (char) text.length() + "\0\0\0" + text;
  }

  /** A reference to a storage of floats. */
  static String floats(String key, int elements) {
    return "("
        + text("storage")
        + "ctorch\nFloatStorage\n"
        + text(key)
        + text("cpu")
        + "K"
        + (char) elements
        + "tQ";
  }

  /** A float tensor by storage reference, offset and layout. */
  static String tensor(String storage, int offset, int[] shape, int[] strides) {
    return "ctorch._utils\n_rebuild_tensor_v2\n("
        + storage
        + "K"
        + (char) offset
        + tuple(shape)
        + tuple(strides)
        + "\u0089ccollections\nOrderedDict\n)RtR";
  }

  private static String tuple(int[] numbers) {
    StringBuilder tuple = new StringBuilder("(");
    for (int number : numbers) {
      tuple.append('K').append((char) number);
    }
    return tuple + "t";
  }

  /** A checkpoint with one network of one tensor. */
  static String checkpoint(String network, String name, String tensor) {
    return "\u0080\2}" + text(network) + "}" + text(name) + tensor + "ss.";
  }

  /** Writes the zip form. */
  static Path zip(Path path, String objects, float... storage) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
      store(zip, "cpk/data.pkl", latin(objects));
      store(zip, "cpk/data/0", numbers(storage));
    }
    return path;
  }

  private static void store(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  /** Writes the legacy form. */
  static Path legacy(Path path, String objects, float... storage) throws IOException {
    byte[] magic = new BigInteger("1950a86a20f9469cfc6c", 16).toByteArray();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(latin("\u0080\2\u008a\n"));
    for (int i = magic.length - 1; i >= 0; i--) {
      file.write(magic[i]);
    }
    file.write(latin(".\u0080\2M\u00e9\3."));
    file.write(latin("\u0080\2}(" + text("little_endian") + "\u0088u."));
    file.write(latin(objects));
    file.write(latin("\u0080\2](" + text("0") + "e."));
    file.write(
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(storage.length).array());
    file.write(numbers(storage));
    Files.write(path, file.toByteArray());
    return path;
  }

  private static byte[] numbers(float... storage) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * storage.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(storage);
    return bytes.array();
  }
}
