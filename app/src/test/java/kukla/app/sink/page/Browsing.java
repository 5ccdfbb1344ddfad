package kukla.app.sink.page;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** HTTP by hand, so that a test can send whatever it likes. Its opener closes it. */
final class Browsing implements AutoCloseable {
  private static final int SMALL = 8192;

  private final Socket socket;
  private final InputStream in;
  final String status;
  final List<String> headers = new ArrayList<>();

  Browsing(URI uri) throws IOException {
    this(uri, uri.getAuthority());
  }

  Browsing(URI uri, String host, String... extraHeaders) throws IOException {
    socket = new Socket();
    socket.setReceiveBufferSize(SMALL);
    socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
    socket.setSoTimeout(200_000);
    StringBuilder request = new StringBuilder("GET " + uri.getRawPath() + " HTTP/1.1\r\n");
    request.append("Host: ").append(host).append("\r\n");
    for (String header : extraHeaders) {
      request.append(header).append("\r\n");
    }
    request.append("\r\n");
    socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.US_ASCII));
    in = new BufferedInputStream(socket.getInputStream());
    status = line();
    for (String header = line(); !header.isEmpty(); header = line()) {
      headers.add(header);
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection ended");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /** The next JPEG of a multipart stream. */
  byte[] nextJpeg() throws IOException {
    int length = -1;
    for (String line = line(); length < 0 || !line.isEmpty(); line = line()) {
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring("Content-Length: ".length()));
      }
    }
    byte[] jpeg = in.readNBytes(length);
    if (jpeg.length < length) {
      throw new IOException("the stream ended");
    }
    return jpeg;
  }

  /** A body of known length, or up to the end of the connection. */
  String text() throws IOException {
    for (String header : headers) {
      if (header.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
        int length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
