package kukla.app.live;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import kukla.app.capture.Capture;
import kukla.app.capture.CaptureStatus;
import kukla.app.capture.camera.Camera;
import kukla.app.capture.camera.CameraIdentity;
import kukla.app.capture.choice.Cameras;
import kukla.app.consent.Consent;
import kukla.app.loop.InferenceRoom;
import kukla.app.loop.LiveCount;
import kukla.app.loop.LiveTimes;
import kukla.app.loop.Programme;
import kukla.app.panel.Show;
import kukla.app.portrait.PortraitLibrary;
import kukla.app.settings.CurrentSettings;
import kukla.app.settings.Settings;
import kukla.app.settings.SettingsFile;
import kukla.app.sink.Sink;
import kukla.inference.Fault;
import kukla.inference.card.ModelFolder;
import kukla.inference.card.ModelShelf;
import kukla.inference.image.Image;
import kukla.inference.motion.MotionModel;
import org.jspecify.annotations.Nullable;

/** A session as window and panel see it: settings go where they count. Borrows all it is given. */
final class LiveShow implements Show {
  private final CurrentSettings settings;
  private final LiveOptions options;
  private final SettingsFile file;
  private final Cameras cameras;
  private final PortraitLibrary library;
  private final Capture capture;
  private final InferenceRoom inference;
  private final Programme programme;
  private final Outputs outputs;
  private final LiveTimes times;
  private final LiveCount count;
  private final Supplier<Long> dropped;
  private final Admission admission;
  private List<Path> portraits;
  private List<String> models;
  private volatile List<String> found = List.of();
  private CompletableFuture<?> looking = CompletableFuture.completedFuture(null);
  private @Nullable String trouble;

  LiveShow(
      CurrentSettings settings,
      LiveOptions options,
      SettingsFile file,
      Cameras cameras,
      PortraitLibrary library,
      Capture capture,
      InferenceRoom inference,
      Programme programme,
      Outputs outputs,
      LiveTimes times,
      LiveCount count,
      Supplier<Long> dropped) {
    this.settings = settings;
    this.options = options;
    this.file = file;
    this.cameras = cameras;
    this.library = library;
    this.capture = capture;
    this.inference = inference;
    this.programme = programme;
    this.outputs = outputs;
    this.times = times;
    this.count = count;
    this.dropped = dropped;
    admission = new Admission(new Consent(library::isBundled), sentence -> trouble = sentence);
    portraits = library.all();
    models = motionModels();
    admission.ask(options.asked());
    lookForCameras();
  }

  private static List<String> motionModels() {
    List<String> names = new ArrayList<>();
    ModelShelf.ofUser()
        .all()
        .forEach(
            (name, folder) -> {
              if (isMotion(folder)) {
                names.add(name);
              }
            });
    return List.copyOf(names);
  }

  private static boolean isMotion(Path folder) {
    try {
      return ModelFolder.open(folder).card().kind().equals(MotionModel.KIND);
    } catch (Fault e) {
      return false; // kukla models verify says what is wrong with it
    }
  }

  @Override
  public Settings settings() {
    Settings now = inference.settled(settings.get());
    settings.set(now);
    return now;
  }

  @Override
  public void settings(Settings next) {
    follow(admitted(next, settings.get()));
  }

  private void follow(Settings next) {
    Settings before = settings.get();
    settings.set(next);
    if (!next.camera().equals(before.camera())) {
      chooseCamera(next, before);
    }
    if (!next.mark().equals(before.mark())) {
      programme.mark(next.mark());
    }
    if (!next.portrait().equals(before.portrait())) {
      trouble = null;
    }
    inference.follow(next);
  }

  /** Those settings, but with the portrait as it is where the other one may not be shown. */
  private Settings admitted(Settings next, Settings before) {
    boolean same = next.portrait().equals(before.portrait());
    return same || admission.admits(Path.of(next.portrait()))
        ? next
        : next.withPortrait(before.portrait());
  }

  private void chooseCamera(Settings next, Settings before) {
    try {
      capture.change(CameraWords.choice(next.camera()), options.wished());
    } catch (Fault e) {
      trouble = e.sentence();
      settings.set(next.withCamera(before.camera()));
    }
  }

  @Override
  public SettingsFile presets() {
    return file;
  }

  @Override
  public List<Path> portraits() {
    return portraits;
  }

  @Override
  public CompletableFuture<Image> thumbnail(Path portrait, int side) {
    return library.thumbnail(portrait, side);
  }

  @Override
  public void add(List<Path> pictures) {
    for (Path picture : pictures) {
      try {
        Path added = library.add(picture);
        portraits = library.all();
        choose(added);
      } catch (Fault e) {
        trouble = e.sentence();
      }
    }
  }

  @Override
  public void choose(Path portrait) {
    settings(settings().withPortrait(portrait.toString()));
  }

  @Override
  public @Nullable Path asked() {
    return admission.asked();
  }

  @Override
  public void answer(boolean mayBeUsed) {
    Path portrait = admission.answer(mayBeUsed);
    if (portrait != null) {
      choose(portrait);
    }
  }

  @Override
  public List<String> cameras() {
    return found;
  }

  @Override
  public void lookForCameras() {
    if (looking.isDone()) {
      looking = CompletableFuture.runAsync(() -> found = CameraWords.of(identities(cameras)));
    }
  }

  private static List<CameraIdentity> identities(Cameras cameras) {
    return cameras.devices().stream().map(Camera::identity).toList();
  }

  @Override
  public List<String> models() {
    return models;
  }

  @Override
  public CaptureStatus capture() {
    return capture.status();
  }

  @Override
  public String performing() {
    return inference.description();
  }

  @Override
  public @Nullable String trouble() {
    String loading = inference.trouble();
    return loading == null ? trouble : loading;
  }

  @Override
  public void trouble(@Nullable String sentence) {
    trouble = sentence;
    if (sentence == null) {
      inference.understood();
    }
  }

  @Override
  public String note() {
    return outputs.note();
  }

  @Override
  public List<Sink> sinks() {
    return outputs.open();
  }

  @Override
  public boolean recording() {
    return outputs.recording();
  }

  @Override
  public void record(boolean on) {
    attempt(() -> outputs.record(on));
  }

  @Override
  public boolean virtualCamera() {
    return outputs.virtualCamera();
  }

  @Override
  public void virtualCamera(boolean on) {
    attempt(() -> outputs.virtualCamera(on));
  }

  @Override
  public void snapshot() {
    attempt(outputs::snapshot);
  }

  private void attempt(Runnable wish) {
    try {
      wish.run();
    } catch (Fault e) {
      trouble = e.sentence();
    }
  }

  @Override
  public LiveTimes times() {
    return times;
  }

  @Override
  public LiveCount count() {
    return count;
  }

  @Override
  public long dropped() {
    return dropped.get();
  }
}
