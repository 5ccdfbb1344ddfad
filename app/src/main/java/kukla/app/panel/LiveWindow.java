package kukla.app.panel;

import java.util.EnumSet;
import java.util.Set;
import kukla.app.loop.LiveTimes;
import kukla.app.loop.OnStage;
import kukla.app.loop.Screen;
import kukla.app.loop.Shown;
import kukla.app.settings.Settings;
import kukla.inference.face.FaceCrop;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.inference.reenact.Outcome;
import kukla.inference.reenact.Portrait;
import kukla.inference.reenact.PortraitBuffer;
import kukla.render.HostPixels;
import kukla.render.stage.Overlay;
import kukla.render.stage.Overlays;
import kukla.render.stage.PictureMap;
import kukla.render.stage.Stage;
import kukla.render.window.Key;
import kukla.render.window.Window;
import kukla.render.window.WindowEvent;
import org.jspecify.annotations.Nullable;

/**
 * The window as the live loop's screen: preview, overlays, panel, keys. Render thread, whose
 * context is the window's; borrows window and stage, its opener closes it before them.
 */
public final class LiveWindow implements Screen, AutoCloseable {
  /** Without a new portrait the window is drawn anew no more often than this. */
  private static final long PERIOD_NANOS = 16_000_000;

  /** However slow drawing is, it is done so often. */
  private static final long LONGEST_PAUSE_NANOS = 250_000_000;

  private static final long PATIENCE_NANOS = 4_000_000;

  /** So long after the last one, the camera's picture is none of this moment. */
  private static final long FRESH_NANOS = 3_000_000_000L;

  private final Window window;
  private final Stage stage;
  private final Show show;
  private final Overlays overlays = new Overlays();
  private final Notice notice = new Notice();
  private final Panel panel = new Panel();
  private final float[] stageMillis = new float[3];
  private ImGuiRoom imgui;
  private float[] motion = {};
  private boolean wanted = true;
  private boolean stale = true;
  private boolean unseen; // the newest portrait
  private boolean seesCamera;
  private long freshNanos;
  private long endedNanos;
  private long tookNanos;

  public LiveWindow(Window window, Stage stage, Show show) {
    this.window = window;
    this.stage = stage;
    this.show = show;
    imgui = new ImGuiRoom(window);
  }

  @Override
  public long patienceNanos() {
    return PATIENCE_NANOS;
  }

  @Override
  public void fresh(Portrait portrait) {
    stale = true;
    if (!show.capture().isLive()) {
      return; // taken before the camera was lost
    }
    unseen = true;
    seesCamera = true;
    freshNanos = System.nanoTime();
    PortraitBuffer buffer = portrait.buffer();
    Image camera = buffer.camera();
    HostPixels pixels = OnStage.pixels(camera);
    int side = buffer.square().width();
    if (portrait.outcome() instanceof Outcome.Moved moved) {
      stage.showCamera(pixels, square(moved.crop(), side), side);
      overlays.drivingKeypoints(moved.seen().values(), jacobians(moved.seen().jacobians()));
      overlays.portraitKeypoints(moved.drawn().values(), jacobians(moved.drawn().jacobians()));
      overlays.faceBox(
          moved.box().left(), moved.box().top(), moved.box().width(), moved.box().height());
      overlays.landmarks(buffer.landmarks(), buffer.landmarks().length / 2);
      dense(buffer);
    } else {
      stage.showCamera(pixels, null, side);
      overlays.noFace();
      overlays.noPortrait(); // it holds or comes to rest: nobody tells by which keypoints
    }
    Outcome.Took took = portrait.outcome().took();
    stageMillis[0] = took.crop() * 1e-6f;
    stageMillis[1] = took.keypoints() * 1e-6f;
    stageMillis[2] = took.generator() * 1e-6f;
    overlays.timing(stageMillis);
  }

  private static float @Nullable [] jacobians(float[] values) {
    return values.length == 0 ? null : values;
  }

  /** Where the driving square lies in the camera's picture, mirrored as the model saw it. */
  private PictureMap square(FaceCrop crop, int side) {
    PictureMap map = OnStage.map(crop.cropToImage(side));
    boolean mirror = show.settings().motion().mirror();
    return mirror
        ? new PictureMap(
            -map.xx(), map.xy(), map.x0() + side * map.xx(), map.yx(), map.yy(), map.y0())
        : map;
  }

  /** Arrows from where each place came to where it is, and what was hidden. */
  private void dense(PortraitBuffer buffer) {
    int grid = buffer.grid();
    if (grid == 0 || !show.settings().motion().overlays()) {
      return;
    }
    overlays.occlusion(buffer.occlusion(), grid, grid);
    if (motion.length != 2 * grid * grid) {
      motion = new float[2 * grid * grid];
    }
    for (int y = 0; y < grid; y++) {
      for (int x = 0; x < grid; x++) {
        int at = 2 * (y * grid + x);
        motion[at] = (2f * x + 1) / grid - 1 - buffer.deformation()[at];
        motion[at + 1] = (2f * y + 1) / grid - 1 - buffer.deformation()[at + 1];
      }
    }
    overlays.denseMotion(motion, grid, grid);
  }

  @Override
  public boolean turn(@Nullable Shown shown, long captureNanos) {
    window.poll(this::take);
    long now = System.nanoTime();
    if (seesCamera && (!show.capture().isLive() || now - freshNanos > FRESH_NANOS)) {
      seesCamera = false; // its last picture must not stand there as if it were now
      stage.loseCamera();
      overlays.noFace();
      overlays.noPortrait();
      stale = true;
    }
    // where a processor draws, the window must not take the time in which portraits are made
    long pause = stale ? tookNanos : Math.max(PERIOD_NANOS, 3 * tookNanos);
    if (now - endedNanos >= Math.min(pause, LONGEST_PAUSE_NANOS)) {
      boolean drawn = draw();
      long ended = System.nanoTime();
      tookNanos = ended - now;
      endedNanos = ended;
      if (drawn) {
        show.times().record(LiveTimes.Stage.PREVIEW, ended - now);
      }
      if (drawn && unseen && (shown == Shown.PORTRAIT || shown == Shown.CAMERA)) {
        show.times().record(LiveTimes.Stage.CAPTURE_TO_SCREEN, ended - captureNanos);
      }
      stale = false;
      unseen = false;
    }
    return wanted;
  }

  /**
   * What the window shows now, drawn once more.
   *
   * @return RGBA; null where the window has no size
   */
  public @Nullable Image picture() {
    int width = window.framebufferWidth();
    int height = window.framebufferHeight();
    if (width == 0 || height == 0) {
      return null;
    }
    paint(width, height);
    Image upsideDown = Image.allocate(width, height, ChannelOrder.RGBA);
    window.read(upsideDown.pixels());
    Image picture = Image.allocate(width, height, ChannelOrder.RGBA);
    int row = 4 * width;
    for (int y = 0; y < height; y++) {
      picture.pixels().put(y * row, upsideDown.pixels(), (height - 1 - y) * row, row);
    }
    return picture;
  }

  /** Returns false where there is nothing to draw on. */
  private boolean draw() {
    int width = window.framebufferWidth();
    int height = window.framebufferHeight();
    if (width == 0 || height == 0 || window.isIconified()) {
      return false;
    }
    paint(width, height);
    window.swap();
    return true;
  }

  /** The panel to the left, the preview beside it: under it only where the window is narrow. */
  private void paint(int width, int height) {
    Settings settings = show.settings();
    switchOverlays(settings);
    if (!imgui.fits()) {
      imgui.close();
      imgui = new ImGuiRoom(window);
    }
    int wide = Math.round(Panel.WIDTH * imgui.scale() * width / Math.max(1, window.width()));
    boolean withPanel = settings.panel() && width >= wide * 5 / 4; // smaller: the picture alone
    int left = withPanel && width >= wide * 3 / 2 ? wide : 0;
    stage.drawPreview(settings.preview(), overlays, 0, left, width - left, height);
    window.bind();
    imgui.begin();
    if (withPanel) {
      panel.draw(show, imgui.scale(), window.height());
    }
    float across = window.width();
    notice.show(show, withPanel, imgui.scale(), across * left / width, across, window.height());
    Question.ask(show, imgui.scale(), window.width(), window.height());
    imgui.end();
  }

  private void switchOverlays(Settings settings) {
    Set<Overlay> wants = settings.overlays();
    for (Overlay overlay : Overlay.values()) {
      overlays.show(overlay, wants.contains(overlay));
    }
    EnumSet<Overlay> dense = EnumSet.of(Overlay.DENSE_MOTION, Overlay.OCCLUSION);
    boolean needed = wants.stream().anyMatch(dense::contains);
    if (needed != settings.motion().overlays()) {
      show.settings(settings.with(settings.motion().with(draft -> draft.overlays = needed)));
    }
  }

  private void take(WindowEvent event) {
    stale = true;
    if (event instanceof WindowEvent.CloseRequested) {
      wanted = false;
    } else if (event instanceof WindowEvent.FilesDropped dropped) {
      show.add(dropped.files());
    } else if (event instanceof WindowEvent.KeyPressed pressed && !pressed.repeated()) {
      press(pressed);
    }
  }

  private void press(WindowEvent.KeyPressed pressed) {
    if (imgui.typing() || pressed.control()) {
      return;
    }
    if (pressed.key() == Key.ESCAPE) {
      wanted = false;
    } else if (pressed.key() == Key.F || pressed.key() == Key.F11) {
      window.fullScreen(!window.isFullScreen());
    } else {
      Hotkeys.press(pressed.key(), show);
    }
  }

  @Override
  public void close() {
    panel.close();
    imgui.close();
    overlays.close();
  }
}
