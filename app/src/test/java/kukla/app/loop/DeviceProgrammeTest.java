package kukla.app.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kukla.inference.cuda.SimulatedCuda;
import kukla.inference.engine.DeviceSession;
import kukla.inference.face.FaceBox;
import kukla.inference.face.FaceCrop;
import kukla.inference.geometry.Affine;
import kukla.inference.geometry.PictureSampler;
import kukla.inference.gpu.DeviceCanvas;
import kukla.inference.gpu.DeviceGround;
import kukla.inference.gpu.FrameGraph;
import kukla.inference.gpu.FrameParameters;
import kukla.inference.gpu.FrameSlot;
import kukla.inference.gpu.FrameTwin;
import kukla.inference.gpu.Packing;
import kukla.inference.gpu.Plate;
import kukla.inference.gpu.StillNetworks;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.inference.motion.DeviceMotion;
import kukla.inference.motion.Keypoints;
import kukla.inference.reenact.Outcome;
import kukla.inference.reenact.Portrait;
import kukla.inference.reenact.PortraitBuffer;
import kukla.inference.reenact.Source;
import kukla.render.OffscreenContext;
import kukla.render.stage.Fit;
import kukla.render.stage.Mark;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A picture that a (simulated) GPU finished leaves the program as the stage would have drawn it.
 */
@Tag("gl")
class DeviceProgrammeTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final int SIDE = 64;

  private final SimulatedCuda gpu = new SimulatedCuda();
  private final Random random = new Random(3);

  /** Keeps what it is offered. */
  private static final class Kept extends Onlooker {
    final List<byte[]> pictures = new ArrayList<>();
    final List<byte[]> yuyv = new ArrayList<>();
    @Nullable Packing wish = Packing.RGBA;

    @Override
    public @Nullable Packing wish() {
      return wish;
    }

    @Override
    public void offerYuyv(ByteBuffer bytes, long sequence, long captureNanos) {
      byte[] copy = new byte[2 * WIDTH * HEIGHT];
      bytes.get(0, copy);
      yuyv.add(copy);
    }

    @Override
    public void offer(ByteBuffer rgba, long sequence, long captureNanos) {
      byte[] bytes = new byte[4 * WIDTH * HEIGHT];
      rgba.get(0, bytes);
      pictures.add(bytes);
    }
  }

  private Image soft(int width, int height) {
    Image rough = Image.allocate(width / 8 + 1, height / 8 + 1, ChannelOrder.RGB);
    byte[] bytes = new byte[rough.pixels().capacity()];
    random.nextBytes(bytes);
    rough.pixels().put(0, bytes);
    Image picture = Image.allocate(width, height, ChannelOrder.RGB);
    new PictureSampler().resize(rough, picture);
    return picture;
  }

  private Portrait portrait(Source source, PortraitBuffer buffer) {
    Keypoints none = new Keypoints(new float[2], new float[0]);
    Outcome outcome =
        new Outcome.Moved(
            none, none, source.crop(), source.crop().face(), new Outcome.Took(1, 1, 1));
    return new Portrait(buffer, source, outcome, 1, System.nanoTime(), () -> {});
  }

  private void leavesAsTheStageDrawsIt(boolean shares) {
    FrameTwin.install(gpu);
    Image painting = soft(200, 150);
    FaceBox face = FaceBox.centred(90, 70, 50, 50);
    Source source = Source.of("any", painting, FaceCrop.around(face).fittedInto(200, 150), SIDE);
    Image square = soft(SIDE, SIDE);
    DeviceSession finder = StillNetworks.finder(gpu, SIDE);
    DeviceSession maker = StillNetworks.maker(gpu, square);
    FrameGraph graph =
        new FrameGraph(
            new DeviceMotion(finder, maker, SIDE, 1, false, false), new byte[1], WIDTH, HEIGHT);
    DeviceGround ground = new GroundPainter(WIDTH, HEIGHT).of(source).on(graph);
    DeviceCanvas canvas = graph.canvas();
    Image camera = soft(40, 40);
    FrameSlot slot = graph.begin(camera.pixels().capacity());
    slot.picture(camera);
    slot.parameters().crop(Affine.IDENTITY, false).motion(FrameParameters.Mode.ABSOLUTE, 1, 1);
    Fit plate = Mark.DEFAULT.in(WIDTH, HEIGHT);
    graph.submit(
        slot, canvas, ground, new Plate(plate.left(), plate.top(), plate.width(), plate.height()));
    graph.await(slot);
    Kept kept = new Kept();
    Image placeholder = soft(WIDTH, HEIGHT);
    if (!shares) {
      gpu.fail("registerTexture", "CUDA_ERROR_INVALID_GRAPHICS_CONTEXT");
    }
    try (OffscreenContext context = OffscreenContext.open();
        Sinks sinks = new Sinks();
        Programme programme = new Programme(WIDTH, HEIGHT, placeholder, new LiveTimes(), sinks)) {
      assertThat(context.description()).isNotEmpty();
      sinks.add(kept);
      PortraitBuffer onHost = PortraitBuffer.allocate(SIDE, camera, 0);
      square.copyTo(onHost.square());
      PortraitBuffer onDevice = onHost.with(canvas);
      long second = 1_000_000_000L;
      programme.show(Shown.PORTRAIT, portrait(source, onHost), source, 1);
      programme.deliver(second);
      programme.show(Shown.PORTRAIT, portrait(source, onDevice), source, 2);
      programme.deliver(second);
      if (!shares) { // otherwise OpenGL has the picture, on a real GPU
        programme.repeat();
        programme.deliver(second);
        assertThat(kept.pictures).hasSize(3);
        assertThat(kept.pictures.get(2)).isEqualTo(kept.pictures.get(1));
      }
      CopiesAFrame copies = CopiesAFrame.of(1, programme);
      assertThat(copies).isEqualTo(new CopiesAFrame(1, shares ? 0 : 1, 1));
      if (shares) {
        asItIsWished(programme, sinks, kept, portrait(source, onDevice));
      }
      graph.close();
      programme.show(Shown.PORTRAIT, portrait(source, onDevice), source, 4); // it is gone
      programme.show(Shown.PLACEHOLDER, null, source, 5);
      programme.deliver(second);
      assertThat(kept.pictures).hasSize(shares ? 3 : 4);
      alike(kept.pictures.get(1), kept.pictures.get(0));
    }
    ground.close();
    finder.close();
    maker.close();
    assertThat(gpu.leaks()).isEmpty();
  }

  /** YUYV where that is enough, RGBA where anybody needs it, nothing where nobody wants any. */
  private void asItIsWished(Programme programme, Sinks sinks, Kept kept, Portrait portrait) {
    int before = kept.pictures.size();
    gpu.clearLedger();
    kept.wish = Packing.YUYV;
    programme.show(Shown.PORTRAIT, portrait, portrait.source(), 5);
    programme.deliver(1_000_000_000L);
    assertThat(gpu.ledger()).contains("run packYuyv", "download " + 2 * WIDTH * HEIGHT);
    assertThat(kept.yuyv).hasSize(1);
    assertThat(kept.pictures).hasSize(before);
    int middle = WIDTH * (HEIGHT / 2) + WIDTH / 2;
    byte[] rgba = kept.pictures.get(before - 1);
    double luma =
        16
            + 0.257 * (rgba[4 * middle] & 0xff)
            + 0.504 * (rgba[4 * middle + 1] & 0xff)
            + 0.098 * (rgba[4 * middle + 2] & 0xff);
    assertThat(kept.yuyv.get(0)[2 * middle] & 0xff).isCloseTo((int) luma, within(2));
    Kept other = new Kept();
    sinks.add(other);
    programme.show(Shown.PORTRAIT, portrait, portrait.source(), 6);
    programme.deliver(1_000_000_000L);
    assertThat(other.pictures).hasSize(1);
    assertThat(kept.pictures).hasSize(before + 1);
    assertThat(kept.pictures.get(before)).isEqualTo(rgba);
    sinks.remove(other);
    kept.wish = null;
    gpu.clearLedger();
    programme.show(Shown.PORTRAIT, portrait, portrait.source(), 7);
    programme.deliver(1_000_000_000L);
    assertThat(gpu.ledger()).noneMatch(line -> line.startsWith("download"));
    kept.wish = Packing.RGBA;
    kept.pictures.remove(before);
  }

  /** But for rounding. */
  private static void alike(byte[] found, byte[] expected) {
    long sum = 0;
    int most = 0;
    for (int i = 0; i < found.length; i++) {
      int away = Math.abs((found[i] & 0xff) - (expected[i] & 0xff));
      sum += away;
      most = Math.max(most, away);
    }
    assertThat(most).isLessThanOrEqualTo(3);
    assertThat((double) sum / found.length).isLessThan(0.2);
  }

  @Test
  void withoutASharedTextureItGoesOverTheHost() {
    leavesAsTheStageDrawsIt(false);
  }

  @Test
  void withASharedTextureOnlySinksGetCopies() {
    leavesAsTheStageDrawsIt(true);
  }
}
