package kukla.app.sink.page;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import kukla.app.sink.NewestSink;
import kukla.app.sink.Outlet;
import kukla.app.sink.ProgramFormat;
import kukla.app.sink.ProgramPicture;
import kukla.app.sink.Sink;
import kukla.inference.Fault;
import kukla.media.JpegPicture;
import org.jspecify.annotations.Nullable;

/**
 * A page with the program picture in it, and the picture alone as a stream of JPEGs. Each viewer
 * gets the newest picture whenever it has taken the last. Nothing listens before this is opened.
 */
public final class ViewerPage implements Outlet {
  private static final int MOST_VIEWERS = 8;
  private static final int BUSY = 503;
  private static final int BAD_REQUEST = 400;

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en"><meta charset="utf-8"><title>Kukla</title>
      <style nonce="%1$s">
      html, body { margin: 0; height: 100%%; background: #000 }
      img { display: block; width: 100%%; height: 100%%; object-fit: contain }
      </style>
      <img src="stream" alt="The program picture of Kukla">
      <script nonce="%1$s">
      const picture = document.querySelector('img');
      picture.onerror = () => setTimeout(() => { picture.src = 'stream?' + Date.now() }, 1000);
      </script>
      </html>
      """;

  private final Visitors visitors;
  private final Door door;
  private final String url;
  private final JpegPicture jpeg;
  private final NewestJpeg newest = new NewestJpeg();
  private final AtomicInteger viewers = new AtomicInteger();

  private ViewerPage(ProgramFormat format, InetSocketAddress address) {
    jpeg = new JpegPicture(format.width(), format.height());
    try {
      visitors = new Visitors(address, this::answer);
    } catch (IOException e) {
      jpeg.close();
      throw new Fault(
          "opening the viewer page: expected to listen on "
              + address.getAddress().getHostAddress()
              + " port "
              + address.getPort()
              + ", found "
              + e.getMessage()
              + "; choose another port, or none for a free one",
          e);
    }
    InetAddress listening = visitors.address();
    door = Door.closedToAllBut(visitors.port(), listening);
    url = "http://" + shown(listening) + ":" + visitors.port() + door.path();
  }

  /**
   * Opens the page.
   *
   * @param address where to listen: the loopback interface but where the user asked for another;
   *     port 0 for a free one
   * @throws Fault when the port is taken
   */
  public static Sink open(ProgramFormat format, InetSocketAddress address) {
    AtomicReference<@Nullable ViewerPage> first =
        new AtomicReference<>(new ViewerPage(format, address));
    return new NewestSink(
        "viewer page",
        "viewer-page",
        format,
        () -> {
          ViewerPage page = first.getAndSet(null);
          return page == null ? new ViewerPage(format, address) : page;
        });
  }

  private static String shown(InetAddress listening) {
    if (listening.isAnyLocalAddress()) {
      return "127.0.0.1";
    }
    String address = listening.getHostAddress();
    return address.contains(":") ? "[" + address + "]" : address;
  }

  @Override
  public String sentence() {
    int now = viewers.get();
    return "showing it at " + url + (now == 0 ? ", nobody watches" : ", " + now + " watching");
  }

  @Override
  public boolean wanted() {
    return viewers.get() > 0;
  }

  @Override
  public void deliver(ProgramPicture picture) {
    newest.put(jpeg.encode(picture.image()));
  }

  private void answer(Socket visitor) throws IOException, InterruptedException {
    Request request = Request.read(visitor.getInputStream());
    OutputStream out = visitor.getOutputStream();
    int status = request == null ? BAD_REQUEST : door.judge(request);
    if (request == null || status != Door.OK) {
      send(out, status, "default-src 'none'", "text/plain", "");
    } else if (request.path().equals(door.path())) {
      String nonce = Door.random();
      String policy =
          "default-src 'none'; img-src 'self'; style-src 'nonce-%1$s'; script-src 'nonce-%1$s'";
      send(
          out, Door.OK, policy.formatted(nonce), "text/html; charset=utf-8", PAGE.formatted(nonce));
    } else if (request.path().equals(door.path() + "stream")) {
      sendStream(out);
    } else {
      send(out, Door.NOT_FOUND, "default-src 'none'", "text/plain", "");
    }
  }

  private static void send(
      OutputStream out, int status, String policy, String contentType, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head = head(status, policy, contentType) + "Content-Length: " + bytes.length;
    out.write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
  }

  /** Headers that keep other origins, other frames and the browser's cache out. */
  private static String head(int status, String policy, String contentType) {
    return String.join(
        "\r\n",
        "HTTP/1.1 " + status + " .",
        "Content-Type: " + contentType,
        "Content-Security-Policy: "
            + policy
            + "; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
        "Cross-Origin-Resource-Policy: same-origin",
        "Cross-Origin-Opener-Policy: same-origin",
        "X-Content-Type-Options: nosniff",
        "X-Frame-Options: DENY",
        "Referrer-Policy: no-referrer",
        "Cache-Control: no-store",
        "Connection: close",
        "");
  }

  private void sendStream(OutputStream out) throws IOException, InterruptedException {
    int now = viewers.incrementAndGet();
    try {
      if (now > MOST_VIEWERS) {
        send(out, BUSY, "default-src 'none'", "text/plain", "");
        return;
      }
      String head = head(Door.OK, "default-src 'none'", JpegStream.CONTENT_TYPE) + "\r\n";
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      new JpegStream(newest).sendTo(out);
    } finally {
      if (viewers.decrementAndGet() == 0) {
        newest.clear();
      }
    }
  }

  @Override
  public void interrupt() {
    newest.close();
  }

  @Override
  public void close() {
    newest.close();
    visitors.close();
    jpeg.close();
  }
}
