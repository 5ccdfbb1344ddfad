package kukla.app.loop;

import kukla.app.sink.Sink;
import kukla.inference.geometry.FeatheredPaste;
import kukla.inference.image.Image;
import kukla.inference.reenact.Portrait;
import kukla.inference.reenact.Source;
import kukla.render.PixelReadback;
import kukla.render.stage.Mark;
import kukla.render.stage.Painting;
import kukla.render.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Draws what leaves the program, brings it to host memory and offers it to the sinks. One thread,
 * whose context is current; its opener closes it, before the context.
 */
public final class Programme implements AutoCloseable {
  private final Stage stage;
  private final PixelReadback readback;
  private final Painting placeholder;
  private final LiveTimes times;
  private final Sinks sinks;
  private @Nullable Painting painting;
  private @Nullable Source painted;
  private long sequence;
  private long portraitNanos;
  private long startedNanos;

  /**
   * @param sinks borrowed
   */
  public Programme(int width, int height, Image placeholder, LiveTimes times, Sinks sinks) {
    this.times = times;
    this.sinks = sinks;
    stage = new Stage(width, height);
    readback = new PixelReadback(width, height);
    this.placeholder = stage.painting(OnStage.pixels(placeholder));
  }

  /** The stage, for previews; borrowed. */
  public Stage stage() {
    return stage;
  }

  /** Sets the mark from the next picture on. */
  public void mark(Mark mark) {
    stage.mark(mark);
  }

  /**
   * Draws a picture and sends it on its way to host memory.
   *
   * @param newest borrowed; needed where the portrait or the camera is shown
   * @param source shown unmoved where there is no portrait yet
   * @param captureNanos when the camera took what it shows
   */
  public void show(
      Shown shown, @Nullable Portrait newest, @Nullable Source source, long captureNanos) {
    startedNanos = System.nanoTime();
    switch (shown) {
      case PLACEHOLDER -> stage.showPainting(placeholder);
      case UNMOVED -> stage.showPainting(source == null ? placeholder : painting(source));
      case PORTRAIT -> {
        if (newest == null) {
          throw new IllegalArgumentException("expected a portrait to show, found none");
        }
        stage.showPortrait(painting(newest.source()), OnStage.pixels(newest.buffer().square()));
      }
      case CAMERA -> {
        if (newest == null) {
          throw new IllegalArgumentException("expected a picture to pass through, found none");
        }
        stage.showPicture(OnStage.pixels(newest.buffer().camera()));
      }
    }
    times.record(LiveTimes.Stage.COMPOSE, System.nanoTime() - startedNanos);
    boolean moves = shown == Shown.PORTRAIT || shown == Shown.CAMERA;
    sent(moves ? captureNanos : Sink.STILL);
    if (moves) {
      if (portraitNanos > 0) {
        times.record(LiveTimes.Stage.PACE, startedNanos - portraitNanos);
      }
      portraitNanos = startedNanos;
    }
  }

  /** Sends what was drawn last once more. */
  public void repeat() {
    startedNanos = System.nanoTime();
    sent(Sink.STILL);
  }

  private void sent(long captureNanos) {
    sequence++;
    readback.start(stage.program(), sequence, captureNanos);
  }

  /**
   * Offers what has arrived in host memory.
   *
   * @param mostNanos how long to wait for a picture on its way; 0 does not
   * @return how many pictures arrived
   */
  public int deliver(long mostNanos) {
    return readback.collect(
        (rgba, number, captureNanos) -> {
          long now = System.nanoTime();
          times.record(LiveTimes.Stage.READBACK, now - startedNanos);
          if (captureNanos != Sink.STILL) {
            times.record(LiveTimes.Stage.TOTAL, now - captureNanos);
          }
          for (Sink sink : sinks.open()) {
            sink.offer(rgba, number, captureNanos);
          }
        },
        mostNanos);
  }

  @SuppressWarnings("ReferenceEquality") // another source, however alike its pictures
  private Painting painting(Source source) {
    Painting known = painting;
    if (known != null && painted == source) {
      return known;
    }
    int side = source.square().width();
    Painting made =
        stage.painting(
            OnStage.pixels(source.painting()),
            OnStage.map(source.crop().cropToImage(side)),
            side,
            FeatheredPaste.FEATHER);
    if (known != null) {
      known.close();
    }
    painting = made;
    painted = source;
    return made;
  }

  @Override
  public void close() {
    readback.close();
    placeholder.close();
    if (painting != null) {
      painting.close();
    }
    stage.close();
  }
}
