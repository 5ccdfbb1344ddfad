package kukla.app.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import kukla.inference.Fault;
import kukla.inference.card.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
  private static final int BYTES = 300_000;

  @TempDir Path folder;

  private final byte[] content = new byte[BYTES];
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private int breaksAfter = Integer.MAX_VALUE;
  private boolean resumes = true;

  @SuppressWarnings("NullAway.Init") // JUnit starts the server
  DownloadTest() {}

  @BeforeEach
  void serve() throws IOException {
    new Random(1).nextBytes(content);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/it.jar", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = String.valueOf(exchange.getRequestHeaders().getFirst("Range"));
    asked.add(range);
    int begin =
        resumes && range.startsWith("bytes=")
            ? Integer.parseInt(range.substring(6, range.length() - 1))
            : 0;
    byte[] rest = Arrays.copyOfRange(content, begin, content.length);
    exchange.sendResponseHeaders(begin > 0 ? 206 : 200, rest.length);
    exchange.getResponseBody().write(rest, 0, Math.min(rest.length, breaksAfter));
    exchange.getResponseBody().flush();
    if (breaksAfter < rest.length) {
      breaksAfter = Integer.MAX_VALUE;
      exchange.getHttpContext().getServer().removeContext("/it.jar");
      server.createContext("/it.jar", this::answer);
    }
    exchange.close();
  }

  private Download download(String sha256) {
    URI source = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/it.jar");
    return new Download(source, folder.resolve("it"), BYTES, sha256, bytes -> {});
  }

  @Test
  void whatBreaksOffGoesOn() throws IOException {
    breaksAfter = 100_000;
    download(Sha256.of(content)).run();
    assertThat(Files.readAllBytes(folder.resolve("it"))).isEqualTo(content);
    assertThat(asked).hasSizeGreaterThan(1);
    assertThat(asked.get(0)).isEqualTo("null");
    assertThat(asked.get(asked.size() - 1)).startsWith("bytes=");
  }

  @Test
  void whatAnEarlierRunFetchedIsNotFetchedAgain() throws IOException {
    Files.write(folder.resolve("it"), Arrays.copyOf(content, 299_000));
    download(Sha256.of(content)).run();
    assertThat(asked).containsExactly("bytes=299000-");
    download(Sha256.of(content)).run();
    assertThat(asked).hasSize(1);
  }

  @Test
  void aServerThatCannotResumeSendsAllOfIt() throws IOException {
    resumes = false;
    Files.write(folder.resolve("it"), new byte[1000]);
    download(Sha256.of(content)).run();
    assertThat(Files.readAllBytes(folder.resolve("it"))).isEqualTo(content);
  }

  @Test
  void anotherContentIsThrownAway() {
    assertThatThrownBy(() -> download("0".repeat(64)).run())
        .isInstanceOf(Fault.class)
        .hasMessageContaining("SHA-256");
    assertThat(folder.resolve("it")).doesNotExist();
  }

  @Test
  void aServerThatIsAwayIsOneSentence() {
    server.stop(0);
    assertThatThrownBy(() -> download("0".repeat(64)).run())
        .isInstanceOf(Fault.class)
        .hasMessageContaining("no connection")
        .hasMessageContaining("run kukla gpu install again");
  }
}
