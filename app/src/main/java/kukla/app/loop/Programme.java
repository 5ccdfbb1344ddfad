package kukla.app.loop;

import java.nio.ByteBuffer;
import kukla.app.sink.Sink;
import kukla.inference.Fault;
import kukla.inference.geometry.FeatheredPaste;
import kukla.inference.gpu.DeviceCanvas;
import kukla.inference.gpu.Packing;
import kukla.inference.image.Image;
import kukla.inference.reenact.Portrait;
import kukla.inference.reenact.Source;
import kukla.render.HostPixels;
import kukla.render.PixelOrder;
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
  /** How long earlier pictures are waited for before a later one goes another way. */
  private static final long WAITING_NANOS = 100_000_000;

  private final Stage stage;
  private final PixelReadback readback;
  private final Painting placeholder;
  private final LiveTimes times;
  private final Sinks sinks;
  private @Nullable Painting painting;
  private @Nullable DeviceShow device;
  private @Nullable Source painted;
  private @Nullable Painting unmoved; // shown now, under an older mark where that has changed
  private boolean marked = true;
  private long sequence;
  private long portraitNanos;
  private long startedNanos;
  private @Nullable Fault lost;

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

  /** Sets the mark from the next picture on, one that is sent once more included. */
  public void mark(Mark mark) {
    stage.mark(mark);
    marked = false;
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
    unmoved = null;
    switch (shown) {
      case PLACEHOLDER -> still(placeholder);
      case UNMOVED -> still(source == null ? placeholder : painting(source));
      case PORTRAIT -> {
        if (newest == null) {
          throw new IllegalArgumentException("expected a portrait to show, found none");
        }
        DeviceCanvas canvas = newest.buffer().canvas();
        if (canvas != null) {
          finished(canvas, painting(newest.source()), captureNanos);
          return;
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
      paced();
    }
  }

  private void still(Painting painting) {
    stage.showPainting(painting);
    unmoved = painting;
    marked = true;
  }

  private void paced() {
    if (portraitNanos > 0) {
      times.record(LiveTimes.Stage.PACE, startedNanos - portraitNanos);
    }
    portraitNanos = startedNanos;
  }

  /** Shows a picture that a GPU has finished; the placeholder where the GPU does not go on. */
  private void finished(DeviceCanvas canvas, Painting painting, long captureNanos) {
    readback.collect(this::arrived, WAITING_NANOS); // earlier pictures first
    try {
      DeviceShow on = device(canvas);
      if (!on.show(canvas, sinks.wish(), sequence + 1, captureNanos)) {
        return; // its performance has ended, another begins
      }
      sequence++;
      if (on.shares()) {
        stage.showFinished(painting);
      } else {
        on.collect(
            (rgba, packing, number, nanos) -> {
              stage.showFinished(painting, whole(rgba));
              arrived(rgba, packing, number, nanos);
            },
            WAITING_NANOS);
      }
      times.record(LiveTimes.Stage.COMPOSE, System.nanoTime() - startedNanos);
      paced();
    } catch (Fault e) {
      letGo();
      lost = e;
      still(placeholder);
      sent(Sink.STILL);
    }
  }

  private HostPixels whole(ByteBuffer rgba) {
    int width = stage.width();
    return new HostPixels(rgba, width, stage.height(), 4 * width, PixelOrder.RGBA);
  }

  private DeviceShow device(DeviceCanvas canvas) {
    DeviceShow known = device;
    if (known == null || !known.serves(canvas)) {
      letGo();
      known = new DeviceShow(canvas, stage.program().colour(0).name());
      device = known;
    }
    return known;
  }

  private void letGo() {
    DeviceShow gone = device;
    device = null;
    if (gone != null) {
      try {
        gone.close();
      } catch (Fault e) {
        // a GPU that is lost has taken all of it
      }
    }
  }

  /** Why a finished picture could not be had from its GPU since this was asked last; or null. */
  @Nullable Fault lost() {
    Fault why = lost;
    lost = null;
    return why;
  }

  /** The ways of pictures from a GPU; null while there are none. */
  @Nullable DeviceShow device() {
    return device;
  }

  /** Sends what was drawn last once more; under the newest mark, but for what a model moved. */
  public void repeat() {
    startedNanos = System.nanoTime();
    Painting shown = unmoved;
    if (!marked && shown != null) {
      still(shown);
    }
    sent(Sink.STILL);
  }

  private void sent(long captureNanos) {
    fromDevice(WAITING_NANOS); // earlier pictures first
    sequence++;
    boolean started = readback.start(stage.program(), sequence, captureNanos);
    if (!started && captureNanos == Sink.STILL) {
      // no other follows soon, and it may be the placeholder: not left out where drawing is slow
      readback.collect(this::arrived, WAITING_NANOS);
      readback.start(stage.program(), sequence, captureNanos);
    }
  }

  private int fromDevice(long mostNanos) {
    DeviceShow on = device;
    if (on == null) {
      return 0;
    }
    try {
      return on.collect(this::arrived, mostNanos);
    } catch (Fault e) {
      letGo();
      lost = e;
      return 0;
    }
  }

  /**
   * Offers what has arrived in host memory.
   *
   * @param mostNanos how long to wait for a picture on its way; 0 does not
   * @return how many pictures arrived
   */
  public int deliver(long mostNanos) {
    return readback.collect(this::arrived, mostNanos) + fromDevice(mostNanos);
  }

  private void arrived(ByteBuffer rgba, long number, long captureNanos) {
    arrived(rgba, Packing.RGBA, number, captureNanos);
  }

  private void arrived(ByteBuffer bytes, Packing packing, long number, long captureNanos) {
    long now = System.nanoTime();
    times.record(LiveTimes.Stage.READBACK, now - startedNanos);
    if (captureNanos != Sink.STILL) {
      times.record(LiveTimes.Stage.TOTAL, now - captureNanos);
    }
    for (Sink sink : sinks.open()) {
      if (packing == Packing.RGBA) {
        sink.offer(bytes, number, captureNanos);
      } else if (sink.wish() == packing) {
        sink.offerYuyv(bytes, number, captureNanos);
      } // another came meanwhile and gets the next one
    }
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
    letGo();
    readback.close();
    placeholder.close();
    if (painting != null) {
      painting.close();
    }
    stage.close();
  }
}
