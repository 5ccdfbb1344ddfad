package kukla.inference.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kukla.inference.cuda.Grid;
import kukla.inference.cuda.SimulatedCuda;

/** {@code frame.cu} compiled as C++: a simulated GPU's kernels run in a process of their own. */
final class HostKernels {
  private final Path program;

  private HostKernels(Path program) {
    this.program = program;
  }

  /** The source on disk. */
  static Path source() {
    return file(FrameKernels.class.getResource(FrameKernels.SOURCE));
  }

  private static Path file(URL resource) {
    try {
      return Path.of(Objects.requireNonNull(resource).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Compiles it. */
  static HostKernels compile(Path folder) {
    Path program = folder.resolve("kernels");
    run(
        List.of(
            "g++",
            "-std=c++17",
            "-O2",
            "-ffp-contract=off",
            "-Wall",
            "-Werror",
            "-DFRAME=\"" + source() + "\"",
            "-o",
            program.toString(),
            file(HostKernels.class.getResource("host.cpp")).toString()));
    return new HostKernels(program);
  }

  /** Runs a command that must succeed. */
  static void run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        throw new AssertionError(String.join(" ", command) + " ended with " + code + ": " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Gives a simulated GPU all kernels. */
  void install(SimulatedCuda gpu) {
    for (String name : FrameKernels.NAMES) {
      gpu.put(name, (it, grid, arguments) -> launch(it, name, grid, arguments));
    }
  }

  private void launch(SimulatedCuda gpu, String name, Grid grid, List<? extends Number> arguments) {
    Map<Long, ByteBuffer> memory = gpu.all();
    try {
      Process process =
          new ProcessBuilder(program.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (OutputStream to = process.getOutputStream()) {
        to.write(request(memory, name, grid, arguments));
      }
      try (InputStream from = process.getInputStream()) {
        for (ByteBuffer piece : memory.values()) {
          byte[] bytes = from.readNBytes(piece.capacity());
          piece.duplicate().put(0, bytes);
        }
      }
      if (process.waitFor() != 0) {
        throw new AssertionError(name + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static byte[] request(
      Map<Long, ByteBuffer> memory, String name, Grid grid, List<? extends Number> arguments) {
    int size = memory.values().stream().mapToInt(ByteBuffer::capacity).sum();
    ByteBuffer request =
        ByteBuffer.allocate(size + 16 * memory.size() + 8 * arguments.size() + 100)
            .order(ByteOrder.nativeOrder());
    request.putLong(memory.size());
    memory.forEach((address, piece) -> request.putLong(address).putLong(piece.capacity()));
    memory.values().forEach(piece -> request.put(piece.duplicate().clear()));
    request.putInt(grid.blocksX()).putInt(grid.blocksY()).putInt(grid.blocksZ());
    request.putInt(grid.threadsX()).putInt(grid.threadsY());
    request.putInt(name.length()).put(name.getBytes(StandardCharsets.US_ASCII));
    request.putInt(arguments.size());
    arguments.forEach(argument -> request.putLong(argument.longValue()));
    byte[] bytes = new byte[request.position()];
    request.get(0, bytes);
    return bytes;
  }
}
