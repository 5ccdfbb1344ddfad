package kukla.app.live;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import kukla.app.loop.Sinks;
import kukla.app.sink.ProgramFormat;
import kukla.app.sink.Sink;
import kukla.app.sink.SinkStatus;
import kukla.app.sink.choice.VirtualCamera;
import kukla.app.sink.choice.VirtualCameras;
import kukla.app.sink.record.Provenance;
import kukla.app.sink.record.Recorder;
import kukla.inference.Fault;
import kukla.media.LiveSound;
import org.jspecify.annotations.Nullable;

/**
 * Virtual camera, recording and snapshots: opened and closed as the user asks. Render thread; the
 * sinks are borrowed.
 */
final class Outputs {
  private static final String OFF = "off";
  private static final String AUTO = "auto";
  private static final DateTimeFormatter NAMES =
      DateTimeFormatter.ofPattern("'kukla-'yyyyMMdd-HHmmss");

  private final Sinks sinks;
  private final ProgramFormat format;
  private final LiveOptions options;
  private final Provenance provenance;
  private final Consumer<String> notes;
  private final Snapshots snapshots;
  private final Supplier<@Nullable LiveSound> sound;
  private @Nullable Path waiting;
  private @Nullable Sink camera;
  private SinkStatus.@Nullable State told;
  private @Nullable Recorder recorder;
  private SinkStatus.@Nullable State recorderTold;
  private boolean asked;
  private @Nullable Fault recordingFault;
  private volatile String note = "";

  /**
   * @param sound of a recording that starts now
   * @param notes takes a line for what is open now, or why it is not
   */
  Outputs(
      Sinks sinks,
      ProgramFormat format,
      LiveOptions options,
      Provenance provenance,
      Supplier<@Nullable LiveSound> sound,
      Consumer<String> notes) {
    this.sinks = sinks;
    this.format = format;
    this.options = options;
    this.provenance = provenance;
    this.sound = sound;
    this.notes = notes;
    snapshots = new Snapshots(format, provenance, this::say);
    sinks.add(snapshots);
  }

  /** Opens what the command line asked for. */
  void begin() {
    if (!options.virtualCamera().equals(OFF)) {
      open(options.virtualCamera());
    }
    waiting = options.record();
  }

  /**
   * Starts the recording that the command line asked for once there is something to record; says
   * what the virtual camera does. Called once a turn.
   */
  void turn(boolean showing) {
    tellOfCamera();
    tellOfRecorder();
    Path file = waiting;
    if (file != null && showing) {
      waiting = null;
      asked = true;
      start(file);
    }
  }

  /** Says where the virtual camera is found once it is open, and when that changes. */
  private void tellOfCamera() {
    Sink known = camera;
    SinkStatus.State state = known == null ? null : known.status().state();
    if (known != null && state != told && state != SinkStatus.State.CLOSED) {
      notes.accept(known.name() + ": " + known.status().sentence());
    }
    told = state;
  }

  /** Says what is recorded and how once it is, and gives a recording up that broke. */
  private void tellOfRecorder() {
    Recorder known = recorder;
    if (known == null) {
      return;
    }
    SinkStatus.State state = known.status().state();
    if (state == SinkStatus.State.FAILED) {
      stopRecording(known);
    } else if (state != recorderTold && state == SinkStatus.State.OPEN) {
      say(known.status().sentence());
    }
    recorderTold = state;
  }

  private void stopRecording(Recorder known) {
    recorder = null;
    recorderTold = null;
    sinks.remove(known);
    SinkStatus last = known.status();
    say(last.sentence());
    if (asked && last.state() == SinkStatus.State.FAILED) {
      recordingFault = new Fault(last.sentence());
    }
    asked = false;
  }

  /** Ends the recording, if there is one: nothing is shown any more. */
  void end() {
    record(false);
  }

  /** Why the recording that the command line asked for broke; null where it did not. */
  @Nullable Fault recordingFault() {
    return recordingFault;
  }

  private void say(String line) {
    note = line;
    notes.accept(line);
  }

  /** What was written last, or why it was not; empty where nothing was. */
  String note() {
    return note;
  }

  /** What is open now, for people. */
  List<Sink> open() {
    return sinks.open().stream().filter(sink -> sink != snapshots).toList();
  }

  boolean virtualCamera() {
    return camera != null;
  }

  /** Opens or closes the virtual camera. */
  void virtualCamera(boolean on) {
    Sink known = camera;
    if (known != null && !on) {
      camera = null;
      sinks.remove(known);
    } else if (known == null && on) {
      String sentence = open(options.virtualCamera().equals(OFF) ? AUTO : options.virtualCamera());
      note = camera == null ? sentence : "";
    }
  }

  private String open(String words) {
    VirtualCamera.Opened opened =
        VirtualCamera.open(words, format, VirtualCameras.ofThisMachine(), provenance.entries());
    notes.accept("virtual camera: " + opened.sentence());
    Sink sink = opened.sink();
    if (sink != null) {
      camera = sink;
      sinks.add(sink);
    }
    return opened.sentence();
  }

  /** The virtual camera, for its latency; null where none is open. */
  @Nullable Sink camera() {
    return camera;
  }

  boolean recording() {
    return recorder != null;
  }

  /** Starts or ends a recording. */
  void record(boolean on) {
    Recorder known = recorder;
    if (known != null && !on) {
      stopRecording(known);
    } else if (known == null && on) {
      start(Path.of(NAMES.format(LocalDateTime.now(ZoneId.systemDefault())) + ".mp4"));
    }
  }

  private void start(Path file) {
    Recorder started = Recorder.open(file, format, provenance, sound.get());
    recorder = started;
    sinks.add(started);
  }

  /** Writes the next program picture as a still in the folder that the program was started in. */
  void snapshot() {
    snapshots.take(Path.of(NAMES.format(LocalDateTime.now(ZoneId.systemDefault())) + ".png"));
  }
}
