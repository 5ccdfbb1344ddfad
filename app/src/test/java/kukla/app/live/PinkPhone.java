package kukla.app.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;

/** A phone that films something pink and sends it over HTTP. Its opener closes it. */
final class PinkPhone implements AutoCloseable {
  private static final long PERIOD_NANOS = 40_000_000;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile boolean films = true;

  PinkPhone() throws IOException {
    ImageIO.setUseCache(false);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::send);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private void send(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "multipart/x-mixed-replace; boundary=part");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int number = 0; films; number++) {
        byte[] jpeg = picture(number);
        String head = "--part\r\nContent-Type: image/jpeg\r\nContent-Length: " + jpeg.length;
        out.write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(jpeg);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        LockSupport.parkNanos(PERIOD_NANOS);
      }
    }
  }

  /** Pink, with a dark spot that goes round: a picture that repeats itself is a dead camera. */
  private static byte[] picture(int number) throws IOException {
    BufferedImage picture = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = picture.createGraphics();
    brush.setColor(new Color(255, 0, 200));
    brush.fillRect(0, 0, 320, 240);
    brush.setColor(Color.BLACK);
    brush.fillRect(number * 7 % 300, 10, 20, 20);
    brush.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpg", bytes);
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    films = false;
    server.stop(0);
    threads.shutdownNow();
  }
}
