package kukla.app.sink.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestTest {
  private static @Nullable Request read(String text) throws IOException {
    return Request.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void readsPathAndHeaders() throws IOException {
    Request request =
        Objects.requireNonNull(
            read("GET /a/stream?17 HTTP/1.1\r\nHost:  x:1 \r\nA: 1\r\na: 2\r\n\r\nrest"));
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.path()).isEqualTo("/a/stream");
    assertThat(request.only("host")).isEqualTo("x:1");
    assertThat(request.only("a")).isNull();
    assertThat(request.has("a")).isTrue();
    assertThat(request.only("b")).isNull();
  }

  @Test
  void whatIsNoRequestIsNone() throws IOException {
    assertThat(read("\r\n\r\n")).isNull();
    assertThat(read("GET /\r\n\r\n")).isNull();
    assertThat(read("GET http://x/ HTTP/1.1\r\n\r\n")).isNull();
    assertThat(read("GET / HTTP/2\r\n\r\n")).isNull();
    assertThat(read("GET / HTTP/1.1\r\n folded\r\n\r\n")).isNull();
  }

  @Test
  void whatNeverEndsIsGivenUp() {
    assertThatThrownBy(() -> read("GET / HTTP/1.1\r\nHost: x")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read("GET / HTTP/1.1\r\nA: " + "a".repeat(9000) + "\r\n\r\n"))
        .isInstanceOf(IOException.class);
  }
}
