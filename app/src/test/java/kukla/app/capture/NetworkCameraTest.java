package kukla.app.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import kukla.app.capture.camera.CameraMode;
import kukla.app.capture.choice.CameraChoice;
import kukla.app.capture.choice.Cameras;
import kukla.app.capture.playback.TestJpeg;
import kukla.app.capture.playback.TestPattern;
import kukla.app.capture.stream.NetworkCamera;
import kukla.app.frames.Latest;
import kukla.inference.Fault;
import kukla.inference.frame.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A phone as webcam, played by an HTTP server of the test's own. */
class NetworkCameraTest {
  private static final long MILLISECOND = 1_000_000;

  /** What takes so long hangs; real time. */
  private static final long AGES = 120_000 * MILLISECOND;

  private final PatientClock clock = new PatientClock();

  /** What the server does at the moment. */
  private enum Manner {
    WELL,
    LARGER,
    SILENT,
    REPEATING,
    HANGING_UP
  }

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Latest<Frame> frames = new Latest<>();
  private HttpServer server = serve(0);
  private volatile Manner manner = Manner.WELL;
  private final AtomicInteger number = new AtomicInteger();

  private HttpServer serve(int port) {
    try {
      HttpServer made =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      made.setExecutor(threads);
      made.createContext("/video", this::stream);
      made.createContext("/nothing", exchange -> exchange.sendResponseHeaders(404, -1));
      made.createContext("/page", NetworkCameraTest::page);
      made.createContext("/silent", exchange -> LockSupport.parkNanos(AGES));
      made.start();
      return made;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void page(HttpExchange exchange) throws IOException {
    byte[] text = "<html>no camera here</html>".repeat(100).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, text.length);
    exchange.getResponseBody().write(text);
    exchange.close();
  }

  private void stream(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "multipart/x-mixed-replace; boundary=part");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      while (manner != Manner.HANGING_UP) {
        LockSupport.parkNanos(20 * MILLISECOND);
        if (manner == Manner.SILENT) {
          continue;
        }
        int shown = manner == Manner.REPEATING ? number.get() : number.incrementAndGet();
        byte[] jpeg =
            manner == Manner.LARGER ? TestJpeg.of(320, 240, shown) : TestJpeg.of(160, 120, shown);
        String head = "--part\r\nContent-Type: image/jpeg\r\nContent-Length: " + jpeg.length;
        out.write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(jpeg);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
      }
    }
  }

  @AfterEach
  void stop() {
    manner = Manner.HANGING_UP;
    server.stop(0);
    threads.shutdownNow();
    frames.close();
    clock.close();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private Capture open(String path) {
    return Capture.open(
        new Cameras(List.of()),
        CameraChoice.parse(url(path)),
        CameraMode.USUAL,
        frames,
        nanos -> {},
        status -> {},
        clock);
  }

  /** How long that took, on the clock that waits for a busy machine. */
  private long waitFor(BooleanSupplier condition) {
    long begun = clock.nanos();
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - start).as("waited too long").isLessThan(AGES);
      LockSupport.parkNanos(MILLISECOND);
    }
    return clock.nanos() - begun;
  }

  @Test
  void picturesComeInOrderAndSoon() throws InterruptedException {
    try (Capture capture = open("/video")) {
      long last = -1;
      for (int i = 0; i < 20; i++) {
        Frame frame = frames.take(AGES);
        assertThat(frame).isNotNull();
        if (frame != null) {
          long read = TestPattern.number(frame.picture()).orElse(-1);
          assertThat(read).isGreaterThan(last);
          last = read;
          frame.close();
        }
      }
      assertThat(number.get() - last).isLessThan(50);
      assertThat(capture.status().isLive()).isTrue();
      assertThat(capture.status().camera()).isEqualTo(url("/video"));
    }
  }

  @Test
  void aLargerPictureComesAsSuch() throws InterruptedException {
    try (Capture capture = open("/video")) {
      waitFor(() -> capture.status().isLive());
      manner = Manner.LARGER;
      waitFor(
          () -> capture.status() instanceof CaptureStatus.Live live && live.mode().width() == 320);
      Frame frame = frames.take(AGES);
      while (frame != null && frame.picture().width() != 320) {
        frame.close();
        frame = frames.take(AGES);
      }
      assertThat(frame).isNotNull();
      if (frame != null) {
        assertThat(TestPattern.number(frame.picture())).isPresent();
        frame.close();
      }
    }
  }

  @Test
  void aSilentARepeatingAndAnAbsentPhoneAreNoticedAndItComesBack() {
    try (Capture capture = open("/video")) {
      for (Manner fault : new Manner[] {Manner.SILENT, Manner.REPEATING, Manner.HANGING_UP}) {
        waitFor(() -> capture.status().isLive());
        manner = fault;
        assertThat(waitFor(() -> capture.status() instanceof CaptureStatus.Lost))
            .as(fault.toString())
            .isLessThan(5_000 * MILLISECOND);
        manner = Manner.WELL;
      }
      waitFor(() -> capture.status().isLive());
      assertThat(capture.counts().losses()).isEqualTo(3);
    }
  }

  @Test
  void whatIsNoCameraIsToldInOneSentence() throws IOException {
    for (String path : new String[] {"/nothing", "/page"}) {
      NetworkCamera camera = new NetworkCamera(url(path));
      assertThatThrownBy(() -> camera.start(CameraMode.USUAL))
          .isInstanceOf(Fault.class)
          .hasMessageStartingWith("opening camera http://127.0.0.1:")
          .hasMessageContaining("; check the address");
      camera.stop();
    }
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    NetworkCamera nobody = new NetworkCamera("http://127.0.0.1:" + free + "/");
    assertThatThrownBy(() -> nobody.start(CameraMode.USUAL))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("Connection refused");
  }

  @Test
  void anAddressThatDoesNotAnswerIsGivenUpAndClosingIsQuick() throws InterruptedException {
    try (Capture capture = open("/silent")) {
      capture.awaitOpened(300 * MILLISECOND);
      assertThat(capture.status()).isInstanceOf(CaptureStatus.Opening.class);
      long start = clock.nanos();
      capture.close();
      assertThat(clock.nanos() - start).isLessThan(5_000 * MILLISECOND);
    }
    NetworkCamera camera = new NetworkCamera(url("/silent"));
    Thread impatient =
        new Thread(
            () -> {
              LockSupport.parkNanos(300 * MILLISECOND);
              camera.breakOff();
            });
    impatient.start();
    long start = clock.nanos();
    assertThatThrownBy(() -> camera.start(CameraMode.USUAL))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("no answer in time");
    assertThat(clock.nanos() - start).isLessThan(15_000 * MILLISECOND);
    impatient.join();
  }
}
