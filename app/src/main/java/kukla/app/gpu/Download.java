package kukla.app.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.LongConsumer;
import kukla.inference.Fault;
import kukla.inference.card.Sha256;

/** Fetches one file; what an earlier attempt has fetched is not fetched again. */
final class Download {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int OUT_OF_RANGE = 416;
  private static final int ATTEMPTS = 4;
  private static final int PIECE = 1 << 16;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI source;
  private final Path file;
  private final long bytes;
  private final String sha256;
  private final LongConsumer progress;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /**
   * @param file where it goes; its beginning may be there already
   * @param bytes that it must have
   * @param progress takes the bytes that are there
   */
  Download(URI source, Path file, long bytes, String sha256, LongConsumer progress) {
    this.source = source;
    this.file = file;
    this.bytes = bytes;
    this.sha256 = sha256;
    this.progress = progress;
  }

  /**
   * Fetches and checks. A file of another content is thrown away.
   *
   * @throws Fault when it cannot be had; what was fetched stays for the next time
   */
  void run() {
    IOException last = new IOException("nothing came");
    for (int attempt = 0; attempt < ATTEMPTS && !isComplete(); attempt++) {
      try {
        attempt();
      } catch (IOException e) {
        last = e;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw failed("it interrupted", e);
      }
    }
    if (!isComplete()) {
      String reason =
          last instanceof ConnectException ? "no connection" : String.valueOf(last.getMessage());
      throw failed("%d (%s)".formatted(present(), reason), last);
    }
    check();
  }

  private Fault failed(String found, Exception e) {
    return new Fault(
        "fetching %s: expected %d bytes, found %s; run kukla gpu install again, it goes on from there"
            .formatted(source, bytes, found),
        e);
  }

  private boolean isComplete() {
    return present() == bytes;
  }

  private long present() {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  private void attempt() throws IOException, InterruptedException {
    long begin = present();
    if (begin > bytes) {
      Files.delete(file);
      begin = 0;
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(source).timeout(PATIENCE);
    if (begin > 0) {
      request.header("Range", "bytes=" + begin + "-");
    }
    HttpResponse<InputStream> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      switch (response.statusCode()) {
        case PARTIAL -> take(body, begin);
        case OK -> take(body, 0);
        case OUT_OF_RANGE -> Files.delete(file);
        default -> throw new IOException("the server answered " + response.statusCode());
      }
    }
  }

  private void take(InputStream body, long begin) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.truncate(begin);
      channel.position(begin);
      byte[] piece = new byte[PIECE];
      long there = begin;
      for (int n = body.read(piece); n >= 0; n = body.read(piece)) {
        ByteBuffer rest = ByteBuffer.wrap(piece, 0, n);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        there += n;
        if (there > bytes) {
          channel.truncate(0);
          throw new IOException("the server sent more");
        }
        progress.accept(there);
      }
    }
  }

  private void check() {
    try {
      String found = Sha256.of(file);
      if (!found.equals(sha256)) {
        Files.delete(file);
        throw new Fault(
            "fetching %s: expected a file of SHA-256 %s…, found %s…; nothing of it was used, try again or choose another --repository"
                .formatted(source, sha256.substring(0, 8), found.substring(0, 8)));
      }
    } catch (IOException e) {
      throw new Fault(
          "checking %s: expected to read it, found %s; run kukla gpu install again"
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
