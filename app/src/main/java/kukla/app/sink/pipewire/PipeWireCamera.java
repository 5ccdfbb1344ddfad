package kukla.app.sink.pipewire;

import java.util.List;
import kukla.app.sink.NewestSink;
import kukla.app.sink.Outlet;
import kukla.app.sink.ProgramFormat;
import kukla.app.sink.Sink;
import kukla.inference.Fault;

/**
 * A camera node in PipeWire, provided by a GStreamer process that gets raw frames through a pipe. A
 * process that dies is started again.
 */
public final class PipeWireCamera implements Outlet.Opening {
  /** What call applications list. */
  public static final String NODE = "Kukla";

  private final ProgramFormat format;
  private final List<String> program;

  /**
   * @param program how gst-launch-1.0 is called, without its pipeline
   */
  PipeWireCamera(ProgramFormat format, List<String> program) {
    this.format = format;
    this.program = program;
  }

  /**
   * Starts the camera.
   *
   * @throws Fault when something that it needs is not installed or does not run
   */
  public static Sink open(ProgramFormat format) {
    List<String> missing = PipeWireParts.ofThisMachine().missing();
    if (!missing.isEmpty()) {
      throw new Fault(
          "opening the PipeWire camera: expected PipeWire and GStreamer, found that "
              + String.join("; ", missing));
    }
    return open(format, List.of(PipeWireParts.LAUNCHER));
  }

  static Sink open(ProgramFormat format, List<String> program) {
    return new NewestSink(
        "PipeWire camera", "virtual-camera", format, new PipeWireCamera(format, program));
  }

  @Override
  public Outlet open() {
    return new GstreamerPipe(program, format);
  }
}
