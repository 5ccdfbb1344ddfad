package kukla.app.live;

import com.fasterxml.jackson.databind.node.LongNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import kukla.app.capture.Capture;
import kukla.app.capture.CaptureStatus;
import kukla.app.capture.choice.CameraChoice;
import kukla.app.capture.choice.Cameras;
import kukla.app.frames.Latest;
import kukla.app.loop.CopiesAFrame;
import kukla.app.loop.GcPauses;
import kukla.app.loop.Hiccups;
import kukla.app.loop.InferenceRoom;
import kukla.app.loop.InferenceThread;
import kukla.app.loop.LiveCount;
import kukla.app.loop.LiveLoop;
import kukla.app.loop.LiveTimes;
import kukla.app.loop.PassThrough;
import kukla.app.loop.Performance;
import kukla.app.loop.Placeholder;
import kukla.app.loop.Programme;
import kukla.app.loop.ReenactmentPerformance;
import kukla.app.loop.Screen;
import kukla.app.loop.Sinks;
import kukla.app.panel.CaptureWords;
import kukla.app.panel.LiveWindow;
import kukla.app.portrait.PortraitLibrary;
import kukla.app.settings.Bundled;
import kukla.app.settings.CurrentSettings;
import kukla.app.settings.Settings;
import kukla.app.settings.SettingsFile;
import kukla.app.sink.ProgramFormat;
import kukla.app.sink.record.Provenance;
import kukla.inference.Fault;
import kukla.inference.card.ModelFolder;
import kukla.inference.card.ModelShelf;
import kukla.inference.cuda.driver.NvrtcCompiler;
import kukla.inference.engine.choice.Candidate;
import kukla.inference.frame.Frame;
import kukla.inference.gpu.KernelCache;
import kukla.inference.image.Image;
import kukla.inference.motion.MotionModel;
import kukla.inference.reenact.Portrait;
import kukla.inference.reenact.Source;
import kukla.media.FrameRate;
import kukla.media.LiveSound;
import kukla.media.MediaLibraries;
import kukla.media.Stills;
import kukla.render.OffscreenContext;
import kukla.render.window.Window;
import org.jspecify.annotations.Nullable;

/**
 * One live session: everything opened in order on the render thread, the loop, everything closed
 * backwards.
 */
final class LiveSession {
  private static final long GOODBYE_SECONDS = 8;
  private static final int WINDOW_WIDTH = 1280;
  private static final int WINDOW_HEIGHT = 760;

  private final LiveOptions options;
  private final CurrentSettings settings;
  private final SettingsFile file;
  private final Cameras cameras;
  private final PrintWriter notes;
  private final LiveTimes times = new LiveTimes();
  private boolean keepsSettings = true;
  private @Nullable Fault recordingFault;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * @param file where settings are kept at the end
   * @param notes takes a line for what the user should know
   */
  LiveSession(
      LiveOptions options,
      Settings settings,
      SettingsFile file,
      Cameras cameras,
      PrintWriter notes) {
    this.options = options;
    this.settings = new CurrentSettings(settings);
    this.file = file;
    this.cameras = cameras;
    this.notes = notes;
  }

  /** Whether what was tuned is kept for the next session; it is at first. */
  void keepsSettings(boolean kept) {
    keepsSettings = kept;
  }

  /** Why the recording that the command line asked for is not whole, once it ran; null: it is. */
  @Nullable Fault recordingFault() {
    return recordingFault;
  }

  /** Ends the session at the next turn and waits a moment for it. Any thread. */
  void stopAndWait() {
    stopped.set(true);
    try {
      if (!ended.await(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
        tell("something did not end in time; leaving it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says that all is written; nobody needs to wait any more. */
  void ended() {
    ended.countDown();
  }

  /** Runs on the calling thread, which becomes the render thread: the main thread for a window. */
  LiveFigures run() throws InterruptedException {
    MediaLibraries.load();
    try (Hiccups hiccups = new Hiccups();
        GcPauses pauses = new GcPauses();
        Latest<Frame> frames = new Latest<>();
        Latest<Portrait> portraits = new Latest<>();
        PortraitLibrary library = PortraitLibrary.ofUser();
        InferenceRoom inference =
            new InferenceRoom(
                wanted -> open(wanted, library),
                new InferenceThread(frames, portraits, () -> settings.get().motion(), times),
                library,
                settings.get(),
                Candidate.here().stream().map(Candidate::name).toList(),
                this::tell);
        Capture capture = capture(frames)) {
      if (options.headless()) {
        try (OffscreenContext context = OffscreenContext.open()) {
          tell("drawing offscreen with " + context.description());
          return run(hiccups, pauses, frames, portraits, library, inference, capture, null);
        }
      }
      try (Window window = Window.open("Kukla", WINDOW_WIDTH, WINDOW_HEIGHT)) {
        LiveFigures figures =
            run(hiccups, pauses, frames, portraits, library, inference, capture, window);
        if (keepsSettings) {
          // only those with which it ran: the next session must not fail for them
          file.saveLast(inference.settled(settings.get()));
        }
        return figures;
      }
    }
  }

  private LiveFigures run(
      Hiccups hiccups,
      GcPauses pauses,
      Latest<Frame> frames,
      Latest<Portrait> portraits,
      PortraitLibrary library,
      InferenceRoom inference,
      Capture capture,
      @Nullable Window window)
      throws InterruptedException {
    ProgramFormat format =
        new ProgramFormat(
            options.width(), options.height(), FrameRate.of(options.framesPerSecond()));
    try (Sinks sinks = new Sinks();
        Programme programme =
            new Programme(
                format.width(),
                format.height(),
                Placeholder.draw(format.width(), format.height()),
                times,
                sinks)) {
      programme.mark(settings.get().mark());
      LiveCount count = new LiveCount(hiccups::during);
      Measurement measurement = new Measurement(options, count, times, hiccups, pauses);
      Outputs outputs =
          new Outputs(sinks, format, options, provenance(), () -> sound(capture), this::tell);
      LiveShow show =
          new LiveShow(
              settings,
              options,
              file,
              cameras,
              library,
              capture,
              inference,
              programme,
              outputs,
              times,
              count,
              () -> frames.dropped() + portraits.dropped());
      outputs.begin();
      if (window == null) {
        loop(
            capture,
            inference,
            portraits,
            programme,
            new Screen.None(),
            count,
            measurement,
            outputs);
      } else {
        try (LiveWindow screen = new LiveWindow(window, programme.stage(), show)) {
          loop(capture, inference, portraits, programme, screen, count, measurement, outputs);
          screenshot(screen);
        }
      }
      outputs.end();
      recordingFault = outputs.recordingFault();
      return new LiveFigures(
              count,
              inference.engine(),
              frames,
              portraits,
              times,
              outputs.camera(),
              pauses,
              CopiesAFrame.of(inference.uploadsAFrame(), programme))
          .with("heap_bytes_a_frame", measurement.heapBytesPerFrame())
          .with("late_without_hiccup", new LongNode(count.lateAlone()))
          .with("hiccups", hiccups.json());
    }
  }

  private void screenshot(LiveWindow screen) {
    Path wished = options.screenshot();
    Image picture = wished == null ? null : screen.picture();
    if (wished != null && picture != null) {
      Stills.write(picture, wished, Map.of("Comment", provenance().comment()));
    }
  }

  private void loop(
      Capture capture,
      InferenceRoom inference,
      Latest<Portrait> portraits,
      Programme programme,
      Screen screen,
      LiveCount count,
      Measurement measurement,
      Outputs outputs)
      throws InterruptedException {
    new LiveLoop(capture, inference, portraits, programme, screen, count, options.passthrough())
        .run(
            () -> {
              outputs.turn(count.portraits() > 0);
              return stopped.get() || measurement.over();
            });
  }

  private @Nullable LiveSound sound(Capture capture) {
    CameraChoice camera = CameraWords.choice(settings.get().camera());
    return RecordedSound.of(options.sound(), camera, capture.playback());
  }

  private Provenance provenance() {
    return new Provenance(Bundled.program(), settings.get().model());
  }

  private Capture capture(Latest<Frame> frames) {
    return Capture.open(
        cameras,
        CameraWords.choice(settings.get().camera()),
        options.wished(),
        frames,
        nanos -> times.record(LiveTimes.Stage.CAPTURE, nanos),
        this::tell);
  }

  private void tell(CaptureStatus status) {
    tell(CaptureWords.of(status));
  }

  private void tell(String line) {
    notes.println(line);
    notes.flush();
  }

  private Performance open(Settings wanted, PortraitLibrary library) {
    if (wanted.model().equals(PassThrough.NAME)) {
      return new PassThrough(library.prepare(Path.of(wanted.portrait()), PassThrough.SIDE).join());
    }
    ModelFolder folder = ModelShelf.ofUser().find(wanted.model());
    int side = MotionModel.side(folder);
    try {
      Source source = library.prepare(Path.of(wanted.portrait()), side).join();
      Performance opened =
          ReenactmentPerformance.open(folder, wanted.engine(), source)
              .onDevice(
                  gpu -> KernelCache.ofUser(NvrtcCompiler.load()).frame(gpu),
                  options.width(),
                  options.height(),
                  () -> settings.get().mark(),
                  this::tell);
      tell(opened.description());
      return opened;
    } catch (CompletionException e) {
      if (e.getCause() instanceof Fault fault) {
        throw fault;
      }
      throw e;
    }
  }
}
