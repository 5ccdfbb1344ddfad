package kukla.app.sink.pipewire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kukla.app.sink.Outlet;
import kukla.app.sink.ProgramFormat;
import kukla.app.sink.ProgramPicture;
import kukla.inference.Fault;
import kukla.media.YuyvPicture;

/**
 * A gst-launch-1.0 process that provides a camera node in PipeWire and reads its frames from
 * standard input. It ends by itself when this process does, since its input ends then.
 */
final class GstreamerPipe implements Outlet {
  private static final long START_MILLIS = 300;
  private static final long END_MILLIS = 700;
  private static final int CHUNK = 1 << 16;

  private final YuyvPicture picture;
  private final boolean even;
  private final Process process;
  private final OutputStream input;
  private final byte[] chunk = new byte[CHUNK];
  private volatile String lastWords = "";

  /**
   * Starts the process.
   *
   * @param program how gst-launch-1.0 is called, without its pipeline
   */
  GstreamerPipe(List<String> program, ProgramFormat format) {
    picture = new YuyvPicture(format.width(), format.height());
    even = format.isEven();
    List<String> command = new ArrayList<>(program);
    command.addAll(pipeline(format, picture));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    try {
      process = builder.start();
    } catch (IOException e) {
      picture.close();
      throw new Fault(
          "opening the PipeWire camera: expected to start "
              + program.get(0)
              + ", found "
              + e.getMessage()
              + "; apt install gstreamer1.0-tools",
          e);
    }
    input = process.getOutputStream();
    Thread listener = new Thread(this::listen, "virtual-camera-words");
    listener.setDaemon(true);
    listener.start();
    waitForStart();
  }

  private static List<String> pipeline(ProgramFormat format, YuyvPicture picture) {
    String size = "width=" + picture.width() + " height=" + picture.height();
    String rate =
        "framerate=" + format.frameRate().numerator() + "/" + format.frameRate().denominator();
    // --no-fault: a crash ends it, to be started again. drop-allocation: in PipeWire 0.3 the sink
    // crashes when a viewer comes while a parser uses its buffers.
    String words =
        "-q --no-fault fdsrc fd=0 ! rawvideoparse format=yuy2 colorimetry=bt601 "
            + size
            + " "
            + rate
            + " ! identity drop-allocation=true"
            + " ! pipewiresink mode=provide sync=false stream-properties=p,media.class=Video/Source,"
            + "media.role=Camera,node.name=kukla,node.description="
            + PipeWireCamera.NODE
            + ",node.nick="
            + PipeWireCamera.NODE;
    return List.of(words.split(" ", -1));
  }

  private void listen() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.contains("ERROR") || lastWords.isEmpty()) {
          lastWords = line.strip();
        }
      }
    } catch (IOException e) {
      lastWords = String.valueOf(e.getMessage()); // it was ended
    }
  }

  /** What does not start at all ends at once, and is to be told as that. */
  private void waitForStart() {
    try {
      if (process.waitFor(START_MILLIS, TimeUnit.MILLISECONDS)) {
        throw ended();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Fault e) {
      picture.close();
      throw e;
    }
  }

  @Override
  public String sentence() {
    return "sending to PipeWire as the camera " + PipeWireCamera.NODE;
  }

  @Override
  public boolean takesYuyv() {
    return even;
  }

  @Override
  public void deliver(ProgramPicture from) {
    ByteBuffer bytes = from.isYuyv() ? from.yuyv() : picture.convert(from.image());
    try {
      while (bytes.hasRemaining()) {
        int length = Math.min(CHUNK, bytes.remaining());
        bytes.get(chunk, 0, length);
        input.write(chunk, 0, length);
      }
      input.flush();
    } catch (IOException e) {
      throw ended();
    }
  }

  @Override
  public void check() {
    if (!process.isAlive()) {
      throw ended();
    }
  }

  private Fault ended() {
    String exit;
    try {
      exit =
          process.waitFor(END_MILLIS, TimeUnit.MILLISECONDS)
              ? "found that it ended with exit code " + process.exitValue()
              : "found that it closed its input";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exit = "found that it broke off";
    }
    String said = lastWords.isEmpty() ? "" : " (" + lastWords + ")";
    return new Fault(
        "sending to PipeWire: expected gst-launch-1.0 to go on, "
            + exit
            + said
            + "; look whether PipeWire runs");
  }

  @Override
  public void interrupt() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    try {
      input.close();
    } catch (IOException e) {
      process.destroyForcibly(); // it no longer listens
    }
    if (!hasEnded()) {
      process.destroyForcibly();
      hasEnded();
    }
    picture.close();
  }

  /** Waits a moment for its end; who is interrupted meanwhile ends it, and still waits. */
  private boolean hasEnded() {
    boolean interrupted = false;
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(END_MILLIS);
    try {
      while (true) {
        try {
          return process.waitFor(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
          process.destroyForcibly();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
