package kukla.app.sink.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a browser asks for: HTTP/1, without a body.
 *
 * @param method GET
 * @param path as it was sent, without its query
 * @param headers names in small letters; a name that came twice has two values
 */
record Request(String method, String path, Map<String, List<String>> headers) {
  private static final int MOST_BYTES = 8192;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  Request {
    headers = Map.copyOf(headers);
  }

  /**
   * Reads one; gives up after some seconds and kilobytes.
   *
   * @return null where it is none
   */
  static @Nullable Request read(InputStream in) throws IOException {
    String[] lines = head(in).split("\r\n", -1);
    String[] words = lines[0].split(" ", -1);
    if (words.length != 3 || !words[1].startsWith("/") || !words[2].startsWith("HTTP/1.")) {
      return null;
    }
    Map<String, List<String>> headers = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon <= 0) {
        return null;
      }
      headers
          .computeIfAbsent(
              lines[i].substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(lines[i].substring(colon + 1).strip());
    }
    int query = words[1].indexOf('?');
    String path = query < 0 ? words[1] : words[1].substring(0, query);
    return new Request(words[0], path, headers);
  }

  /** All before the empty line. */
  private static String head(InputStream in) throws IOException {
    long until = System.nanoTime() + PATIENCE_NANOS;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int ends = 0;
    while (ends < 4) {
      int next = in.read();
      if (next < 0 || bytes.size() == MOST_BYTES || System.nanoTime() > until) {
        throw new IOException("no whole request");
      }
      bytes.write(next);
      ends = next == "\r\n\r\n".charAt(ends) ? ends + 1 : next == '\r' ? 1 : 0;
    }
    String text = bytes.toString(StandardCharsets.ISO_8859_1);
    return text.substring(0, text.length() - 4);
  }

  /** The only value of a header; null where there is none, or more than one. */
  @Nullable String only(String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    return values.size() == 1 ? values.get(0) : null;
  }

  /** Whether a header came at all. */
  boolean has(String name) {
    return headers.containsKey(name);
  }
}
