package kukla.inference.engine.tensorrt.plan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import kukla.inference.Fault;
import kukla.inference.file.AtomicFile;

/**
 * A built engine on disk, with what it was built for before it: a file that is cut off, changed or
 * of another key is refused before TensorRT sees a byte of it.
 *
 * <pre>
 * KUKLAPLN, length of key, key, length of plan, SHA-256 of key and plan, plan
 * </pre>
 *
 * Numbers are little-endian, lengths 8 bytes.
 */
public final class PlanFile {
  private static final byte[] MAGIC = "KUKLAPLN".getBytes(StandardCharsets.US_ASCII);
  private static final int HASH = 32;
  private static final int LENGTH = 8;
  private static final int LONGEST_KEY = 1 << 16;

  private PlanFile() {}

  /** A file that must not be used; the message says why, in a few words. */
  public static final class Refused extends Exception {
    Refused(String why) {
      super(why);
    }
  }

  /**
   * The plan, mapped.
   *
   * @throws Refused when there is no whole file of that key
   */
  public static ByteBuffer read(Path file, PlanKey key) throws Refused {
    if (!Files.isRegularFile(file)) {
      throw new Refused("there is none");
    }
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new Refused("it is too long");
      }
      ByteBuffer all =
          channel
              .map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
              .order(ByteOrder.LITTLE_ENDIAN);
      if (!all.slice(0, Math.min(MAGIC.length, all.remaining())).equals(ByteBuffer.wrap(MAGIC))) {
        throw new Refused("it is no engine file");
      }
      all.position(MAGIC.length);
      ByteBuffer found = part(all, length(all, LONGEST_KEY));
      String text = StandardCharsets.UTF_8.decode(found.duplicate()).toString();
      if (!text.equals(key.text())) {
        throw new Refused("it was built for " + text.replace('\n', ',') + ", not for this");
      }
      long planLength = length(all, Integer.MAX_VALUE);
      byte[] told = new byte[HASH];
      part(all, HASH).get(told);
      if (all.remaining() != planLength || planLength == 0) {
        throw new Refused("it is cut off, or longer than it should be");
      }
      ByteBuffer plan = all.slice();
      if (!MessageDigest.isEqual(told, hash(found, plan))) {
        throw new Refused("its content has changed");
      }
      return plan;
    } catch (IOException e) {
      throw new Refused("it cannot be read: " + e.getMessage());
    }
  }

  private static long length(ByteBuffer all, long longest) throws Refused {
    if (all.remaining() < LENGTH) {
      throw new Refused("it is cut off");
    }
    long length = all.getLong();
    if (length < 0 || length > longest) {
      throw new Refused("its lengths make no sense");
    }
    return length;
  }

  private static ByteBuffer part(ByteBuffer all, long length) throws Refused {
    if (all.remaining() < length) {
      throw new Refused("it is cut off");
    }
    ByteBuffer part = all.slice(all.position(), (int) length);
    all.position(all.position() + (int) length);
    return part;
  }

  /**
   * Writes an engine, whole or not at all.
   *
   * @param plan from its position to its limit
   */
  public static void write(Path file, PlanKey key, ByteBuffer plan) {
    ByteBuffer text = StandardCharsets.UTF_8.encode(key.text());
    ByteBuffer head =
        ByteBuffer.allocate(MAGIC.length + LENGTH + text.remaining() + LENGTH + HASH)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(MAGIC)
            .putLong(text.remaining())
            .put(text.duplicate())
            .putLong(plan.remaining())
            .put(hash(text, plan))
            .flip();
    try (AtomicFile whole = new AtomicFile(file)) {
      try (FileChannel channel = FileChannel.open(whole.beside(), StandardOpenOption.WRITE)) {
        for (ByteBuffer part : new ByteBuffer[] {head, plan.duplicate()}) {
          while (part.hasRemaining()) {
            channel.write(part);
          }
        }
      } catch (IOException e) {
        throw new Fault(
            "writing %s: expected room for an engine of %d bytes, found %s; free some space"
                .formatted(file, plan.remaining(), e.getMessage()),
            e);
      }
      whole.commit();
    }
  }

  private static byte[] hash(ByteBuffer key, ByteBuffer plan) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(key.duplicate());
      digest.update(plan.duplicate());
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
