package kukla.inference.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import kukla.inference.Fault;
import kukla.inference.cuda.Copies;
import kukla.inference.cuda.CountedCuda;
import kukla.inference.cuda.SimulatedCuda;
import kukla.inference.engine.DeviceSession;
import kukla.inference.geometry.Affine;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.inference.image.PictureFormat;
import kukla.inference.image.RawPicture;
import kukla.inference.motion.DeviceMotion;
import kukla.inference.motion.Keypoints;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is under way at once, and that nothing of it meets: on a simulated GPU. */
class FrameGraphTest {
  private static final int WIDTH = 48;
  private static final int HEIGHT = 32;
  private static final int SIDE = SmallNetworks.SIDE;
  private static final int COUNT = SmallNetworks.COUNT;

  private final SimulatedCuda gpu = new SimulatedCuda();
  private final Keypoints own = new Keypoints(new float[2 * COUNT], new float[4 * COUNT]);
  private DeviceSession finder;
  private DeviceSession maker;
  private FrameGraph graph;
  private DeviceGround ground;

  @BeforeEach
  void open() {
    FrameTwin.install(gpu);
    SimulatedEngine engine = new SimulatedEngine(gpu, new SmallNetworks());
    finder = (DeviceSession) engine.open(Path.of("keypoints"), Set.of());
    maker = (DeviceSession) engine.open(Path.of("generator"), Set.of());
    graph = new FrameGraph(motion(), new byte[1], WIDTH, HEIGHT);
    SquarePlace place =
        SquarePlace.of(Affine.translation(8, 8), SIDE, WIDTH, HEIGHT, Affine.IDENTITY, 0);
    ground = new DeviceGround(graph, Image.allocate(WIDTH, HEIGHT, ChannelOrder.RGBA), place);
  }

  private DeviceMotion motion() {
    return new DeviceMotion(finder, maker, SIDE, COUNT, true, false);
  }

  @AfterEach
  void close() {
    ground.close();
    graph.close();
    finder.close();
    maker.close();
    assertThat(gpu.leaks()).isEmpty();
  }

  /** A picture of one grey. */
  private static Image picture(int width, int height, int grey) {
    Image picture = Image.allocate(width, height, ChannelOrder.BGR);
    for (int i = 0; i < picture.pixels().capacity(); i++) {
      picture.pixels().put(i, (byte) grey);
    }
    return picture;
  }

  private FrameSlot submit(Image picture, DeviceCanvas canvas) {
    FrameSlot slot = graph.begin(picture.pixels().capacity());
    slot.picture(picture);
    slot.parameters()
        .crop(Affine.IDENTITY, false)
        .source(own)
        .motion(FrameParameters.Mode.ABSOLUTE, 1, 1);
    graph.submit(slot, canvas, ground, Plate.NONE);
    return slot;
  }

  /** The middle of the moved square. */
  private static int shown(ByteBuffer rgba) {
    return rgba.get(4 * (16 * WIDTH + 16)) & 0xff;
  }

  private static int expected(int grey) {
    return Math.round(255 * Math.min(1, 0.5f + grey / 255f));
  }

  @Test
  void aFrameComesOutAsItsPictureSays() {
    CanvasDownload download = new CanvasDownload(gpu, finder.gpu(), WIDTH, HEIGHT);
    long display = gpu.openStream();
    DeviceCanvas canvas = graph.canvas();
    for (int grey : new int[] {10, 60, 110}) {
      FrameSlot slot = submit(picture(40, 30, grey), canvas);
      graph.await(slot);
      assertThat(slot.seen(COUNT, true).values()[3]).isCloseTo(grey / 255f, within(1e-6f));
      assertThat(slot.drawn(COUNT, true).jacobians()[0]).isEqualTo(1);
      assertThat(canvas.read(display, from -> download.start(from, Packing.RGBA, display, grey, 7)))
          .isTrue();
      List<Integer> seen = new ArrayList<>();
      download.collect(
          (rgba, packing, sequence, captureNanos) -> {
            assertThat(sequence).isEqualTo(grey);
            seen.add(shown(rgba));
            assertThat(rgba.get(0)).isZero(); // the ground beside the square
          },
          1_000_000);
      assertThat(seen).containsExactly(expected(grey));
    }
    download.close();
    gpu.closeStream(display);
  }

  @Test
  void framesOverlapAndNothingMeets() {
    CountedCuda shows = new CountedCuda(gpu);
    CanvasDownload download = new CanvasDownload(shows, finder.gpu(), WIDTH, HEIGHT);
    SharedTexture texture = new SharedTexture(shows, 3);
    long display = gpu.openStream();
    List<DeviceCanvas> canvases = List.of(graph.canvas(), graph.canvas(), graph.canvas());
    List<Integer> arrived = new ArrayList<>();
    Copies before = graph.copies();
    for (int i = 0; i < 20; i++) {
      DeviceCanvas canvas = canvases.get(i % 3);
      // a frame is given before the one before it is awaited, and read by who waits for nothing
      submit(picture(40, 30, 5 * i), canvas);
      long number = i;
      canvas.read(
          display,
          from -> {
            texture.show(from, WIDTH, HEIGHT, display);
            download.start(from, Packing.RGBA, display, number, 0);
          });
      download.collect((rgba, packing, sequence, nanos) -> arrived.add(shown(rgba)), 0);
    }
    graph.finish();
    download.collect((rgba, packing, sequence, nanos) -> arrived.add(shown(rgba)), 1_000_000);
    assertThat(arrived).hasSize(20).element(19).isEqualTo(expected(95));
    assertThat(graph.copies().since(before)).isEqualTo(new Copies(20, 0, 0));
    assertThat(shows.copies()).isEqualTo(new Copies(0, 20, 20));
    assertThat(graph.frames()).isEqualTo(20);
    texture.close();
    download.close();
    gpu.closeStream(display);
  }

  @Test
  void aPictureGoesUpAsTheCameraGaveItAndDownAsVirtualCamerasTakeIt() {
    RawPicture raw = new RawPicture();
    ByteBuffer yuyv = raw.begin(PictureFormat.YUYV, 40, 30);
    for (int i = 0; i < 40 * 30; i++) {
      yuyv.put(2 * i, (byte) 126).put(2 * i + 1, (byte) 128); // a grey of 128
    }
    CanvasDownload download = new CanvasDownload(gpu, finder.gpu(), WIDTH, HEIGHT);
    long display = gpu.openStream();
    long packed = gpu.allocate(Packing.YUYV.bytes(WIDTH, HEIGHT));
    DeviceCanvas canvas = graph.canvas();
    for (int i = 0; i < 4; i++) {
      gpu.clearLedger();
      FrameSlot slot = graph.begin(2 * 40 * 30);
      slot.picture(raw);
      slot.parameters()
          .crop(Affine.IDENTITY, false)
          .source(own)
          .motion(FrameParameters.Mode.ABSOLUTE, 1, 1);
      graph.submit(slot, canvas, ground, Plate.NONE);
      canvas.read(
          display,
          from -> {
            canvas.pack(from, packed, display);
            download.start(packed, Packing.YUYV, display, 0, 0);
          });
      assertThat(gpu.ledger()).contains("upload " + (4096 + 2 * 40 * 30));
      assertThat(gpu.ledger()).contains("download " + 2 * WIDTH * HEIGHT);
      graph.await(slot);
      assertThat(slot.seen(COUNT, true).values()[3]).isCloseTo(128 / 255f, within(1e-6f));
      List<Integer> luma = new ArrayList<>();
      download.collect(
          (bytes, packing, sequence, nanos) -> {
            assertThat(packing).isEqualTo(Packing.YUYV);
            luma.add(bytes.get(2 * (16 * WIDTH + 16)) & 0xff);
            luma.add(bytes.get(0) & 0xff);
          },
          1_000_000);
      assertThat(luma).containsExactly(235, 16); // white in the square, black beside it
    }
    download.close();
    gpu.free(packed);
    gpu.closeStream(display);
  }

  @Test
  void aPictureThatIsTooLargeIsNotTaken() {
    RawPicture raw = new RawPicture();
    raw.begin(PictureFormat.NV12, 40, 30);
    FrameSlot slot = graph.begin(100);
    assertThatThrownBy(() -> slot.picture(raw)).hasMessageContaining("at most 100 bytes");
    assertThatThrownBy(() -> slot.picture(picture(40, 30, 1)))
        .hasMessageContaining("at most 100 bytes");
    raw.clear();
    assertThatThrownBy(() -> slot.picture(raw)).hasMessageContaining("found none");
  }

  @Test
  void theGraphIsCapturedOnceWhateverTheCamera() {
    DeviceCanvas canvas = graph.canvas();
    gpu.clearLedger();
    for (int size : new int[] {20, 30, 64, 30, 20}) {
      graph.await(submit(picture(size, size, 40), canvas));
    }
    assertThat(gpu.ledger()).doesNotContain("beginCapture", "instantiate");
    assertThat(gpu.ledger().stream().filter(line -> line.equals("launch graph"))).hasSize(5);
  }

  @Test
  void anotherSizeIsAnotherGraph() {
    try (FrameGraph large = new FrameGraph(motion(), new byte[1], 64, 64)) {
      DeviceCanvas canvas = large.canvas();
      assertThat(canvas.bytes()).isEqualTo(4 * 64 * 64);
      FrameSlot slot = graph.begin(100);
      assertThatThrownBy(() -> graph.submit(slot, canvas, ground, Plate.NONE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("48×32");
    }
  }

  @Test
  void aCanvasThatIsGoneIsNotRead() {
    DeviceCanvas canvas = graph.canvas();
    graph.await(submit(picture(20, 20, 40), canvas));
    canvas.close();
    canvas.close();
    long display = gpu.openStream();
    assertThat(canvas.read(display, from -> assertThat(from).isZero())).isFalse();
    gpu.closeStream(display);
    FrameSlot slot = graph.begin(3 * 20 * 20);
    slot.picture(picture(20, 20, 1));
    assertThatThrownBy(() -> graph.submit(slot, canvas, ground, Plate.NONE))
        .isInstanceOf(Fault.class);
  }

  @Test
  void whatCannotBeCapturedLeavesNothing() {
    int before = gpu.leaks().size();
    gpu.fail("instantiate", "CUDA_ERROR_OUT_OF_MEMORY");
    assertThatThrownBy(() -> new FrameGraph(motion(), new byte[1], 64, 64))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("OUT_OF_MEMORY");
    assertThat(gpu.leaks()).hasSize(before);
  }

  @Test
  void whateverThereIsNoRoomForLeavesNothing() {
    int before = gpu.leaks().size();
    for (String call : List.of("openStream", "allocate", "fill", "load", "kernel", "run")) {
      gpu.fail(call, "CUDA_ERROR_OUT_OF_MEMORY");
      assertThatThrownBy(() -> new FrameGraph(motion(), new byte[1], 64, 64))
          .as(call)
          .isInstanceOf(Fault.class);
      assertThat(gpu.leaks()).as(call).hasSize(before);
    }
    for (String call : List.of("allocate", "pin")) {
      gpu.fail(call, "CUDA_ERROR_OUT_OF_MEMORY");
      assertThatThrownBy(() -> graph.begin(100)).as(call).isInstanceOf(Fault.class);
      assertThat(gpu.leaks()).as(call).hasSize(before);
    }
    Image painting = Image.allocate(WIDTH, HEIGHT, ChannelOrder.RGBA);
    for (String call : List.of("allocate", "pin", "upload")) {
      gpu.fail(call, "CUDA_ERROR_OUT_OF_MEMORY");
      assertThatThrownBy(() -> new DeviceGround(graph, painting, ground.place()))
          .as(call)
          .isInstanceOf(Fault.class);
      assertThat(gpu.leaks()).as(call).hasSize(before);
    }
  }

  @Test
  void aThreadThatUsesNoGpuAndAWaitWithinACaptureAreNoticed() {
    CompletionException alone =
        catchThrowableOfType(
            CompletionException.class,
            () ->
                CompletableFuture.runAsync(() -> gpu.allocate(1), task -> new Thread(task).start())
                    .join());
    assertThat(alone).hasMessageContaining("uses no GPU");
    long stream = gpu.openStream();
    gpu.beginCapture(stream);
    assertThatThrownBy(() -> gpu.allocate(1)).hasMessageContaining("captures");
    assertThatThrownBy(gpu::synchronize).hasMessageContaining("captures");
    gpu.closeGraph(gpu.endCapture(stream));
    gpu.closeStream(stream);
  }

  @Test
  void aPictureThatIsOverwrittenWhileItIsReadIsNoticed() {
    long one = gpu.openStream();
    long other = gpu.openStream();
    long memory = gpu.allocate(16);
    long copy = gpu.allocate(16);
    long event = gpu.openEvent(false);
    gpu.fill(memory, (byte) 1, 16, one);
    assertThatThrownBy(() -> gpu.copy(copy, memory, 16, other))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("while it may still be written");
    gpu.record(event, one);
    gpu.waitFor(other, event);
    gpu.copy(copy, memory, 16, other);
    assertThatThrownBy(() -> gpu.fill(memory, (byte) 2, 16, one))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("while it may still be read");
    assertThatThrownBy(() -> gpu.hostReads(copy)).isInstanceOf(IllegalStateException.class);
    gpu.synchronize(other);
    gpu.hostReads(copy);
    gpu.fill(memory, (byte) 2, 16, one);
    assertThatThrownBy(() -> gpu.free(memory))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("while it may still be written");
    gpu.synchronize(one);
    gpu.free(memory);
    gpu.free(copy);
    gpu.closeEvent(event);
    gpu.closeStream(one);
    gpu.closeStream(other);
  }
}
