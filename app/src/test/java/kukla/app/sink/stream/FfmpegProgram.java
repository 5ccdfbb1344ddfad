package kukla.app.sink.stream;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/** The ffmpeg program that comes with the library, as a server that keeps what it is sent. */
final class FfmpegProgram {
  private FfmpegProgram() {}

  /** Starts it; its words go to the file. */
  static Process start(Path words, String... arguments) throws IOException {
    String program = Loader.load(ffmpeg.class);
    List<String> command = new ArrayList<>(List.of(program, "-hide_banner", "-nostdin", "-y"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LD_LIBRARY_PATH", new File(program).getParent());
    return builder.redirectOutput(words.toFile()).start();
  }
}
