package kukla.app.panel;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import kukla.app.capture.CaptureStatus;
import kukla.app.loop.LiveCount;
import kukla.app.loop.LiveTimes;
import kukla.app.settings.Settings;
import kukla.app.settings.SettingsFile;
import kukla.app.sink.Sink;
import kukla.inference.image.Image;
import org.jspecify.annotations.Nullable;

/** What window and panel see of a session, and what they may ask of it. Render thread. */
public interface Show {
  Settings settings();

  /** Tunes; portrait, camera, model and engine follow by themselves. */
  void settings(Settings next);

  /** Where presets lie. */
  SettingsFile presets();

  /** The portraits, bundled ones first. */
  List<Path> portraits();

  /** A portrait's face, small: RGB, when it is ready. */
  CompletableFuture<Image> thumbnail(Path portrait, int side);

  /** Adds pictures to the portraits and shows the last of them. */
  void add(List<Path> pictures);

  /** A portrait that waits for the answer whether its face may be used, null where none does. */
  @Nullable Path asked();

  /** Chooses a portrait; asks first where nobody has said yet whether its face may be used. */
  void choose(Path portrait);

  /** Answers for {@link #asked}. */
  void answer(boolean mayBeUsed);

  /** Cameras as {@code --camera} takes them; looked for anew by {@link #lookForCameras}. */
  List<String> cameras();

  /** Looks for cameras, beside the loop. */
  void lookForCameras();

  /** Names of motion models. */
  List<String> models();

  CaptureStatus capture();

  /** The model that runs, on which engine and why. */
  String performing();

  /** What went wrong last, in one sentence, null where nothing did. */
  @Nullable String trouble();

  /** Says what went wrong; null when the user has read it. */
  void trouble(@Nullable String sentence);

  /** What was written or opened last, in one line; empty where nothing was. */
  String note();

  /** Where the program picture goes. */
  List<Sink> sinks();

  boolean recording();

  /** Starts or ends a recording. */
  void record(boolean on);

  boolean virtualCamera();

  /** Opens or closes the virtual camera. */
  void virtualCamera(boolean on);

  /** Writes the program picture as a still. */
  void snapshot();

  LiveTimes times();

  LiveCount count();

  /** Frames and portraits that nobody took. */
  long dropped();
}
