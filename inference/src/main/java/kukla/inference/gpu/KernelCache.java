package kukla.inference.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import kukla.inference.Fault;
import kukla.inference.card.Sha256;
import kukla.inference.cuda.Gpu;
import kukla.inference.cuda.KernelCompiler;
import kukla.inference.file.AtomicFile;
import kukla.inference.file.UserFolders;

/**
 * Compiled kernels in the user's cache, by source, GPU architecture and compiler. A file that is
 * not whole counts as none; one that cannot be written is left.
 */
public final class KernelCache {
  /** A cubin is an ELF file. */
  private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};

  private static final int HASH = 64;

  private final Path folder;
  private final KernelCompiler compiler;

  public KernelCache(Path folder, KernelCompiler compiler) {
    this.folder = folder;
    this.compiler = compiler;
  }

  /** This user's: {@code ~/.cache/kukla/kernels}. */
  public static KernelCache ofUser(KernelCompiler compiler) {
    return new KernelCache(UserFolders.ofUser().cache().resolve("kernels"), compiler);
  }

  /** The kernels of a frame for that GPU. */
  public byte[] frame(Gpu gpu) {
    return code(source(), "sm_" + gpu.major() + gpu.minor());
  }

  private static String source() {
    try (InputStream in = FrameKernels.class.getResourceAsStream(FrameKernels.SOURCE)) {
      if (in == null) {
        throw new IllegalStateException(FrameKernels.SOURCE + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] code(String source, String architecture) {
    String key = String.join("\n", compiler.name(), architecture, source);
    String hash = Sha256.of(key.getBytes(StandardCharsets.UTF_8));
    Path file = folder.resolve("frame-%s-%s.cubin".formatted(architecture, hash.substring(0, 16)));
    byte[] known = read(file);
    if (known.length > 0) {
      return known;
    }
    byte[] code = compiler.compile(source, architecture);
    write(file, code);
    return code;
  }

  /** The code behind its own hash; empty where there is none, or it was damaged. */
  private static byte[] read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        return new byte[0];
      }
      byte[] all = Files.readAllBytes(file);
      if (all.length <= HASH) {
        return new byte[0];
      }
      byte[] code = Arrays.copyOfRange(all, HASH, all.length);
      String hash = new String(all, 0, HASH, StandardCharsets.US_ASCII);
      boolean whole = Arrays.equals(code, 0, Math.min(ELF.length, code.length), ELF, 0, ELF.length);
      return whole && hash.equals(Sha256.of(code)) ? code : new byte[0];
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static void write(Path file, byte[] code) {
    byte[] hash = Sha256.of(code).getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(hash, HASH + code.length);
    System.arraycopy(code, 0, all, HASH, code.length);
    try {
      AtomicFile.write(file, all);
    } catch (Fault e) {
      // compiled again next time
    }
  }
}
