package kukla.app.sink.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import kukla.app.sink.NumberedPictures;
import kukla.app.sink.Sink;
import kukla.app.sink.SinkStatus.State;
import kukla.media.ClipReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(300)
class ServerStreamTest {
  @TempDir Path folder;
  private final NumberedPictures pictures = new NumberedPictures(640, 360);
  private long offered;

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void offerUntil(Sink sink, java.util.function.BooleanSupplier enough)
      throws InterruptedException {
    while (!enough.getAsBoolean()) {
      offered++;
      sink.offer(pictures.draw(offered), offered, System.nanoTime());
      Thread.sleep(33);
    }
  }

  private static List<Integer> numbers(Path file) {
    try (ClipReader reader = ClipReader.open(file)) {
      return NumberedPictures.numbers(reader);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "srt://127.0.0.1:PORT, srt://127.0.0.1:PORT?mode=listener, ''",
    "rtmp://127.0.0.1:PORT/live/secret, rtmp://127.0.0.1:PORT/live/secret, -listen 1",
    "tcp://127.0.0.1:PORT, tcp://127.0.0.1:PORT?listen=1, ''",
    "udp://127.0.0.1:PORT, udp://127.0.0.1:PORT?timeout=60000000, ''",
  })
  void aServerGetsThePictures(String to, String listening, String options)
      throws IOException, InterruptedException {
    String port = String.valueOf(freePort());
    Path file = folder.resolve("received.mkv");
    List<String> arguments = new ArrayList<>();
    if (!options.isEmpty()) {
      arguments.addAll(List.of(options.split(" ", -1)));
    }
    arguments.addAll(
        List.of("-i", listening.replace("PORT", port), "-frames:v", "20", "-c", "copy"));
    arguments.add(file.toString());
    Process server = FfmpegProgram.start(folder.resolve("words"), arguments.toArray(String[]::new));
    try (Sink sink = ServerStream.open(pictures.format(), to.replace("PORT", port), Map.of())) {
      offerUntil(sink, () -> !server.isAlive());
      assertThat(sink.status().sent()).isGreaterThanOrEqualTo(20);
      assertThat(sink.status().sentence()).doesNotContain("secret");
    } finally {
      server.destroyForcibly();
    }
    List<Integer> numbers = numbers(file);
    assertThat(numbers.size()).isGreaterThanOrEqualTo(15);
    assertThat(numbers).isSorted().doesNotHaveDuplicates();
    assertThat(numbers.get(numbers.size() - 1)).isLessThanOrEqualTo((int) offered);
  }

  @Test
  void aServerThatComesLateIsFound() throws IOException, InterruptedException {
    String port = String.valueOf(freePort());
    try (Sink sink = ServerStream.open(pictures.format(), "tcp://127.0.0.1:" + port, Map.of())) {
      offerUntil(sink, () -> sink.status().sentence().contains("Connection refused"));
      assertThat(sink.status().state()).isEqualTo(State.WAITING);
      assertThat(sink.status().sentence())
          .startsWith("streaming to tcp://127.0.0.1:" + port)
          .contains("check the address")
          .endsWith("trying again");
      try (ServerSocket server = new ServerSocket(Integer.parseInt(port));
          var connected = server.accept()) {
        CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(() -> firstByte(connected));
        offerUntil(sink, read::isDone);
        byte[] first = read.join();
        assertThat(first).containsExactly((byte) 'G'); // where a packet of MPEG-TS begins
      }
      // the server has gone
      offerUntil(sink, () -> sink.status().state() == State.WAITING);
    }
  }

  private ByteBuffer noise() {
    byte[] bytes = new byte[pictures.format().bytes()];
    new Random(1).nextBytes(bytes);
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).clear();
  }

  private static byte[] firstByte(Socket socket) {
    try {
      return socket.getInputStream().readNBytes(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aServerThatReadsNothingHoldsNothingUp() throws IOException, InterruptedException {
    try (ServerSocket server = new ServerSocket()) {
      server.setReceiveBufferSize(4096);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      Sink sink =
          ServerStream.open(
              pictures.format(),
              "tcp://127.0.0.1:" + server.getLocalPort() + "?send_buffer_size=8192",
              Map.of());
      try (var connected = server.accept()) {
        ByteBuffer noise = noise();
        while (sink.status().dropped() < 60) {
          noise.put(
              0, noise, 4, noise.capacity() - 4); // another picture that no encoder makes small
          sink.offer(noise, ++offered, System.nanoTime());
          Thread.sleep(10);
        }
        assertThat(connected.isConnected()).isTrue();
        sink.close();
        assertThat(sink.status().state()).isEqualTo(State.CLOSED);
      }
    }
  }

  @Test
  void whipOffersASessionToTheServer()
      throws IOException, InterruptedException, ExecutionException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    CompletableFuture<String> asked = new CompletableFuture<>();
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.complete(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Content-Type")
                  + "\n"
                  + body);
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    server.start();
    int port = server.getAddress().getPort();
    try (Sink sink =
        ServerStream.open(pictures.format(), "whip://127.0.0.1:" + port + "/in", Map.of())) {
      offerUntil(sink, asked::isDone);
      assertThat(asked.get()).startsWith("POST /in application/sdp\nv=0").contains("H264/90000");
      offerUntil(sink, () -> sink.status().sentence().contains("expected a server"));
      assertThat(sink.status().state()).isEqualTo(State.WAITING);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void anAddressOfNothingIsTold() throws InterruptedException {
    try (Sink sink = ServerStream.open(pictures.format(), "gopher://x/y", Map.of())) {
      while (!sink.status().sentence().contains("srt://")) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
    }
    assertThat(Files.exists(folder)).isTrue();
  }
}
