package kukla.app.sink.pipewire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PipeWire and WirePlumber in a D-Bus session and a folder of their own. They end when this is
 * closed, and also when this process ends, since their shell waits for its input to end.
 */
final class PipeWireSession implements AutoCloseable {
  private static final String SERVERS =
      "pipewire & P=$!; while [ ! -S \"$XDG_RUNTIME_DIR/pipewire-0\" ]; do sleep 0.05; done;"
          + " wireplumber & W=$!; read stop; kill $W $P; wait";

  private final Path folder;
  private final Process session;

  PipeWireSession(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    session = builder(List.of("dbus-run-session", "--", "sh", "-c", SERVERS)).start();
    while (!lists("WirePlumber [export]")) {
      if (!session.isAlive()) {
        throw new IllegalStateException("the session ended: " + words());
      }
      Thread.sleep(50);
    }
  }

  /** How a program of this session is started. */
  List<String> command(String program) {
    return List.of("env", "XDG_RUNTIME_DIR=" + folder, program);
  }

  ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
    builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("words").toFile()));
    return builder;
  }

  /** Whether PipeWire's list of all that it has contains this. */
  boolean lists(String text) throws IOException, InterruptedException {
    return dump().contains(text);
  }

  /** PipeWire's list of all that it has, JSON. */
  String dump() throws IOException, InterruptedException {
    Path out = folder.resolve("dump");
    Process dump =
        builder(List.of("pw-dump"))
            .redirectErrorStream(false)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(out.toFile())
            .start();
    if (!dump.waitFor(5, TimeUnit.SECONDS)) {
      dump.destroyForcibly().waitFor();
    }
    return Files.readString(out);
  }

  String words() throws IOException {
    return Files.readString(folder.resolve("words"));
  }

  @Override
  public void close() throws IOException, InterruptedException {
    try (OutputStream input = session.getOutputStream()) {
      input.write('\n');
    }
    if (!session.waitFor(5, TimeUnit.SECONDS)) {
      session.descendants().forEach(ProcessHandle::destroyForcibly);
      session.destroyForcibly().waitFor();
    }
  }
}
