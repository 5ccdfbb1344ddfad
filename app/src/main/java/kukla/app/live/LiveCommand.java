package kukla.app.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import kukla.app.capture.camera.CameraMode;
import kukla.app.capture.choice.CameraChoice;
import kukla.app.capture.choice.Cameras;
import kukla.app.consent.Consent;
import kukla.app.options.ModelOptions;
import kukla.app.portrait.PortraitLibrary;
import kukla.app.settings.Bundled;
import kukla.app.settings.Settings;
import kukla.app.settings.SettingsFile;
import kukla.app.sink.choice.VirtualCamera;
import kukla.inference.Fault;
import kukla.inference.Misuse;
import kukla.inference.card.ModelShelf;
import kukla.inference.file.AtomicFile;
import kukla.media.ClipReader;
import kukla.media.Stills;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kukla live}: your face moves a portrait, in a window and in the video call. */
@Command(
    name = "live",
    description =
        "Moves a portrait with your face, live: in a window, a virtual camera, a recording.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Keys: 1-9 portraits, space calibrate, C next camera, M mirror, O overlays,",
      "L layout, P panel, R record, S snapshot, V virtual camera, F full screen, Esc quit.",
      "Pictures dropped on the window join the portraits.",
      "",
      "Examples:",
      "  kukla live",
      "  kukla live --source me.jpg --virtual-camera pipewire",
      "  kukla live --camera clip.mp4 --record show.mp4",
      "  kukla live --headless --camera clip.mp4 --frames 100 --stats live.json"
    })
public final class LiveCommand implements Callable<Integer> {
  /** A smaller picture has no room for the mark. */
  private static final int LEAST_SIDE = 64;

  @Option(
      names = "--source",
      paramLabel = "IMG",
      description = "the portrait (default: that of the last run, at first the bundled one)")
  private @Nullable Path source;

  @Option(
      names = "--may-use-face",
      description = "I may use the face in --source: it is mine, or the person agreed")
  private boolean mayUse;

  @Option(
      names = "--camera",
      paramLabel = "N|FILE|URL|pattern|NAME",
      description =
          "the camera: its number, a part of its name, a clip, an address, a test pattern"
              + " (default: that of the last run, at first the first webcam)")
  private @Nullable String camera;

  @Option(
      names = "--mode",
      paramLabel = "WxH@FPS",
      description = "size and rate asked of the camera (default: 640x480@30)")
  private String mode = "640x480@30";

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description = "size of the picture that leaves the program (default: ${DEFAULT-VALUE})",
      defaultValue = "1280x720")
  private String size;

  @Mixin private ModelOptions model = new ModelOptions();

  @Option(
      names = "--virtual-camera",
      paramLabel = "auto|v4l2:DEV|pipewire|URL|off",
      description = "where video calls find the portrait (default: ${DEFAULT-VALUE})",
      defaultValue = "auto")
  private String virtualCamera;

  @Option(names = "--record", paramLabel = "OUT.mp4", description = "record from the start")
  private @Nullable Path record;

  @Option(
      names = "--sound",
      paramLabel = "auto|off|pulse[:NAME]|alsa[:NAME]",
      description = "what recordings sound like: the clip or the microphone (${DEFAULT-VALUE})",
      defaultValue = "auto")
  private String sound;

  @Option(
      names = "--passthrough",
      description = "let the camera's own picture out instead of the portrait")
  private boolean passthrough;

  @Option(names = "--headless", description = "no window")
  private boolean headless;

  @Option(names = "--frames", paramLabel = "N", description = "end after so many portraits")
  private long frames;

  @Option(names = "--seconds", paramLabel = "S", description = "end after so long")
  private double seconds;

  @Option(
      names = "--screenshot",
      paramLabel = "OUT.png",
      description = "at the end, write what the window shows: with --frames or --seconds")
  private @Nullable Path screenshot;

  @Option(
      names = "--stats",
      paramLabel = "F.json",
      description = "at the end, write milliseconds per stage, latency, drops, pauses")
  private @Nullable Path stats;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public LiveCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    check();
    PrintWriter notes = spec.commandLine().getErr();
    Settings settings = admitted(settings(), notes);
    Path portrait = portrait(notes);
    boolean unanswered = portrait != null && asks(portrait);
    if (portrait != null && !unanswered) {
      settings = settings.withPortrait(portrait.toString());
    }
    LiveSession session =
        new LiveSession(
            options(unanswered ? portrait : null),
            settings,
            SettingsFile.ofUser(),
            Cameras.ofThisMachine(),
            notes);
    Thread asked = new Thread(session::stopAndWait, "asked to end");
    Runtime.getRuntime().addShutdownHook(asked);
    try {
      LiveFigures figures = session.run();
      Path file = stats;
      if (file != null) {
        write(figures, file);
      }
      Fault recording = session.recordingFault();
      if (recording != null) {
        throw recording;
      }
    } finally {
      session.ended();
    }
    return 0;
  }

  /** Whether what was asked makes sense, before anything is opened. */
  private void check() {
    Misuse.expect("--frames", frames, 0, Long.MAX_VALUE);
    Misuse.expectSeconds("--seconds", seconds);
    VirtualCamera.checked(virtualCamera);
    if (record != null) {
      Misuse.expectEnding("--record", record.toString(), ".mp4");
    }
    if (screenshot != null) {
      Misuse.expectEnding("--screenshot", screenshot.toString(), ".png");
      if (headless) {
        throw new Misuse(
            "reading --screenshot: expected a window to take it of, found --headless; leave out one of"
                + " them");
      }
    }
    options(null);
    model.engine("auto");
    if (camera != null && CameraWords.choice(camera) instanceof CameraChoice.Clip clip) {
      // a webcam may come back, a file that is no clip never becomes one
      ClipReader.open(clip.file()).close();
    }
  }

  /** The same with the bundled portrait where nobody said that the last one's face may be used. */
  private static Settings admitted(Settings last, PrintWriter notes) {
    try (PortraitLibrary library = PortraitLibrary.ofUser()) {
      Admission admission =
          new Admission(new Consent(library::isBundled), sentence -> notes.println(sentence));
      if (admission.admits(Path.of(last.portrait()))) {
        return last;
      }
    }
    notes.println(
        "showing the bundled portrait, since nobody said that "
            + last.portrait()
            + " may be shown");
    notes.flush();
    return last.withPortrait(Bundled.portrait().toString());
  }

  /** The portrait of the command line, in the user's library; null where none was named. */
  private @Nullable Path portrait(PrintWriter notes) {
    Path named = source;
    if (named == null) {
      return null;
    }
    try (PortraitLibrary library = PortraitLibrary.ofUser()) {
      Path whole = named.toAbsolutePath().normalize();
      if (library.isBundled(whole)) {
        return whole;
      }
      Stills.read(whole); // what is no picture does not join the portraits
      Path kept = library.add(whole);
      if (!kept.equals(whole)) {
        notes.println("portrait " + kept);
        notes.flush();
      }
      return kept;
    }
  }

  /**
   * Whether the window is to ask if the portrait's face may be used; without a window the command
   * line must have said so.
   */
  private boolean asks(Path portrait) {
    try (PortraitLibrary library = PortraitLibrary.ofUser()) {
      Consent consent = new Consent(library::isBundled);
      if (mayUse && consent.known(portrait) != Consent.Answer.NOT_NEEDED) {
        consent.answer(portrait, true);
      }
      return switch (consent.known(portrait)) {
        case NOT_NEEDED, YES -> false;
        case UNKNOWN, NO -> {
          if (headless) {
            throw new Fault(
                consent.question(portrait)
                    + " Expected an answer, found none; say --may-use-face if you may");
          }
          yield true;
        }
      };
    }
  }

  private LiveOptions options(@Nullable Path asked) {
    String[] sides = size.split("x", -1);
    if (sides.length != 2
        || !sides[0].matches("[1-9]\\d{1,3}")
        || !sides[1].matches("[1-9]\\d{1,3}")) {
      throw new Misuse(
          "reading --size: expected WIDTHxHEIGHT such as 1280x720, found "
              + size
              + "; write it so");
    }
    int width = Integer.parseInt(sides[0]);
    int height = Integer.parseInt(sides[1]);
    Misuse.expect("--size", Math.min(width, height), LEAST_SIDE, Long.MAX_VALUE);
    return new LiveOptions(
        asked,
        CameraMode.parse(mode),
        width,
        height,
        30,
        virtualCamera,
        record,
        RecordedSound.checked(sound),
        passthrough,
        headless,
        frames,
        seconds,
        0,
        screenshot);
  }

  /** What the last run left, with what the command line says. */
  private Settings settings() {
    Path bundled = Bundled.portrait();
    Settings initial = Settings.initial(bundled.toString(), Bundled.MODEL);
    Settings settings = SettingsFile.ofUser().last(initial);
    if (!Files.isRegularFile(Path.of(settings.portrait()))) {
      settings = settings.withPortrait(bundled.toString());
    }
    if (!isThere(settings.model())) {
      settings = settings.withModel(Bundled.MODEL, settings.engine());
    }
    String named = camera;
    if (named != null) {
      settings = settings.withCamera(lasting(named));
    } else if (isGoneClip(settings.camera())) {
      settings = settings.withCamera("");
    }
    String wished = model.model(settings.model());
    return settings.withModel(
        wished.equals(settings.model()) ? wished : lasting(wished),
        model.engine(settings.engine()));
  }

  private static boolean isGoneClip(String camera) {
    return camera.startsWith("/") && !camera.startsWith("/dev/") && !Files.exists(Path.of(camera));
  }

  private static boolean isThere(String model) {
    try {
      ModelShelf.ofUser().find(model);
      return true;
    } catch (Fault e) {
      return false;
    }
  }

  /** The words themselves; a file or folder such that it is found from anywhere, the next time. */
  private static String lasting(String words) {
    if (words.contains("://") || words.chars().allMatch(Character::isDigit)) {
      return words;
    }
    try {
      Path path = Path.of(words);
      boolean place = words.contains("/") || Files.isRegularFile(path);
      return place && Files.exists(path) ? path.toAbsolutePath().normalize().toString() : words;
    } catch (InvalidPathException e) {
      return words;
    }
  }

  private static void write(LiveFigures figures, Path file) {
    try {
      String text =
          new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(figures.json());
      AtomicFile.write(file, (text + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
