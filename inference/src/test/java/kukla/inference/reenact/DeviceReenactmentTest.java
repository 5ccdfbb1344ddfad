package kukla.inference.reenact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import kukla.inference.cuda.Copies;
import kukla.inference.cuda.Cuda;
import kukla.inference.cuda.SimulatedCuda;
import kukla.inference.cuda.driver.NvidiaDriver;
import kukla.inference.cuda.driver.NvrtcCompiler;
import kukla.inference.engine.Engine;
import kukla.inference.engine.onnx.OnnxEngine;
import kukla.inference.engine.tensorrt.TensorRtEngine;
import kukla.inference.frame.Frame;
import kukla.inference.geometry.FeatheredPaste;
import kukla.inference.gpu.CanvasDownload;
import kukla.inference.gpu.DeviceCanvas;
import kukla.inference.gpu.FrameTwin;
import kukla.inference.gpu.KernelCache;
import kukla.inference.gpu.Packing;
import kukla.inference.gpu.Plate;
import kukla.inference.gpu.SimulatedEngine;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.inference.motion.MotionModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bundled model on a simulated GPU does what it does on the host, frame after frame. */
class DeviceReenactmentTest {
  private static final int WIDE = PaintedPerformer.WIDE;

  private final SimulatedCuda simulated = new SimulatedCuda();
  private Cuda gpu = simulated;
  private final PaintedPerformer performer = new PaintedPerformer();

  @Test
  void movesAsOnTheHost() {
    FrameTwin.install(simulated);
    moves(new SimulatedEngine(simulated, OnnxEngine.load()), new byte[1], 1);
    assertThat(simulated.leaks()).isEmpty();
  }

  @Test
  @Tag("gpu")
  void onARealGpuItMovesAsOnTheHost() {
    gpu = NvidiaDriver.cuda();
    byte[] code = KernelCache.ofUser(NvrtcCompiler.load()).frame(gpu.gpus().get(0));
    moves(TensorRtEngine.load(), code, 8); // FP16
  }

  private void moves(Engine engine, byte[] code, float tolerance) {
    Image painting = performer.painting();
    try (MotionModel host = MotionModel.open(PaintedPerformer.model(), OnnxEngine.load());
        MotionModel there = MotionModel.open(PaintedPerformer.model(), engine)) {
      Source source = performer.source(host.side());
      Reenactment onHost = new Reenactment(host, performer, source);
      try (DeviceReenactment onDevice =
          new DeviceReenactment(
              there,
              performer,
              code,
              WIDE,
              WIDE,
              source,
              PaintedPerformer::ground,
              () -> Plate.NONE)) {
        onAnotherThread(() -> onDevice.source(source)); // which uses no GPU yet
        compare(onHost, onDevice, source, painting, host, tolerance);
      }
    }
  }

  private static void onAnotherThread(Runnable work) {
    CompletableFuture.runAsync(work, task -> new Thread(task).start()).join();
  }

  private void compare(
      Reenactment onHost,
      DeviceReenactment onDevice,
      Source source,
      Image painting,
      MotionModel model,
      float tolerance) {
    PortraitBuffer expected = PortraitBuffer.allocate(model.side(), painting, 0, 20);
    DeviceCanvas canvas = onDevice.canvas();
    PortraitBuffer found = PortraitBuffer.allocate(model.side(), painting, 0, 20).with(canvas);
    FeatheredPaste paste =
        new FeatheredPaste(
            source.crop().cropToImage(model.side()),
            model.side(),
            painting,
            FeatheredPaste.FEATHER);
    Image whole = Image.allocate(WIDE, WIDE, ChannelOrder.RGB);
    long display = gpu.openStream();
    try (CanvasDownload download = new CanvasDownload(gpu, canvas.gpu(), WIDE, WIDE)) {
      Copies before = onDevice.copies();
      for (int i = 0; i < 6; i++) {
        performer.isThere(i != 4);
        long calibrations = i >= 3 ? 1 : 0;
        MotionSettings settings =
            MotionSettings.DEFAULT.with(
                draft -> {
                  draft.autoCalibrate = false;
                  draft.gain = 0.9;
                  draft.mirror = false;
                  draft.calibrations = calibrations;
                });
        Frame frame = performer.frame(i);
        Outcome.Moved one = (Outcome.Moved) onHost.apply(frame, settings, expected);
        Outcome.Moved other = (Outcome.Moved) onDevice.apply(frame, settings, found);
        assertThat(other.crop()).isEqualTo(one.crop());
        for (int k = 0; k < one.drawn().values().length; k++) {
          assertThat(other.seen().values()[k])
              .isCloseTo(one.seen().values()[k], within(tolerance * 3e-3f));
          assertThat(other.drawn().values()[k])
              .isCloseTo(one.drawn().values()[k], within(tolerance * 5e-3f));
        }
        assertThat(found.landmarks()[5])
            .isCloseTo(expected.landmarks()[5], within(tolerance * 0.5f));
        paste.paste(expected.square(), painting, whole(painting, whole));
        canvas.read(display, from -> download.start(from, Packing.RGBA, display, 0, 0));
        download.collect(
            (rgba, packing, sequence, nanos) ->
                assertThat(difference(rgba, whole)).isLessThan(0.5 * tolerance),
            1_000_000_000);
      }
      assertThat(onDevice.copies().since(before)).isEqualTo(new Copies(6, 0, 0));
    }
    gpu.closeStream(display);
  }

  private static Image whole(Image painting, Image into) {
    painting.copyTo(into);
    return into;
  }

  /** Mean absolute, in levels. */
  private static double difference(ByteBuffer rgba, Image rgb) {
    long sum = 0;
    for (int i = 0; i < WIDE * WIDE; i++) {
      for (int c = 0; c < 3; c++) {
        sum += Math.abs((rgba.get(4 * i + c) & 0xff) - (rgb.pixels().get(3 * i + c) & 0xff));
      }
    }
    return sum / (3.0 * WIDE * WIDE);
  }
}
