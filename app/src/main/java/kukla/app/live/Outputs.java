package kukla.app.live;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import kukla.app.loop.Sinks;
import kukla.app.sink.ProgramFormat;
import kukla.app.sink.Sink;
import kukla.app.sink.page.ViewerPage;
import kukla.app.sink.pipewire.PipeWireCamera;
import kukla.app.sink.pipewire.PipeWireParts;
import kukla.inference.Fault;
import org.jspecify.annotations.Nullable;

/** Virtual camera, recording and snapshots: opened and closed as the user asks. Render thread. */
final class Outputs {
  private final Sinks sinks;
  private final ProgramFormat format;
  private final LiveOptions options;
  private @Nullable Sink camera;

  Outputs(Sinks sinks, ProgramFormat format, LiveOptions options) {
    this.sinks = sinks;
    this.format = format;
    this.options = options;
  }

  /**
   * Opens what the command line asked for.
   *
   * @param notes takes a line for what is open, or why it is not
   */
  void begin(Consumer<String> notes) {
    if (!options.virtualCamera().equals("off")) {
      virtualCamera(true);
    }
    for (Sink sink : sinks.open()) {
      notes.accept(sink.name() + ": " + sink.status().sentence());
    }
  }

  /** What is open now. */
  List<Sink> open() {
    return sinks.open();
  }

  boolean virtualCamera() {
    return camera != null;
  }

  /** Opens or closes the virtual camera. */
  void virtualCamera(boolean on) {
    Sink known = camera;
    if (!on && known != null) {
      camera = null;
      sinks.remove(known);
    } else if (on && known == null) {
      Sink opened = openCamera();
      camera = opened;
      sinks.add(opened);
    }
  }

  private Sink openCamera() {
    if (PipeWireParts.ofThisMachine().missing().isEmpty()) {
      return PipeWireCamera.open(format);
    }
    return ViewerPage.open(format, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  boolean recording() {
    return false;
  }

  void record(boolean on) {
    throw new Fault("recording: expected a recorder, found none yet; wait for it");
  }

  void snapshot() {
    throw new Fault("taking a snapshot: expected a camera, found none yet; wait for it");
  }

  void keepAnswer(Path portrait, boolean mayBeUsed) {
    // kept once consent lies beside portraits
  }
}
