package kukla.app.sink.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import kukla.app.sink.NumberedPictures;
import kukla.app.sink.Sink;
import kukla.app.sink.SinkStatus.State;
import kukla.inference.Fault;
import kukla.inference.image.Image;
import kukla.media.Stills;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class ViewerPageTest {
  @TempDir Path folder;
  private final NumberedPictures pictures = new NumberedPictures(640, 360);
  private OpenPage open;
  private Sink sink;
  private URI page;

  @BeforeEach
  void open() throws InterruptedException {
    open = new OpenPage(pictures, 5);
    sink = open.sink;
    page = open.address;
  }

  @AfterEach
  void close() throws InterruptedException {
    open.close();
  }

  private int number(byte[] jpeg) throws IOException {
    Path file = folder.resolve("one.jpg");
    Files.write(file, jpeg);
    Image image = Stills.read(file);
    assertThat(image.width()).isEqualTo(640);
    assertThat(image.height()).isEqualTo(360);
    // the gradient, within what JPEG does to it
    int at = 100 * image.stride() + 320 * 3;
    assertThat(image.pixels().get(at) & 0xff).isBetween(115, 125);
    return NumberedPictures.number(image);
  }

  @Test
  void showsThePictureToSeveralAndTheSlowGetOnlyTheNewest()
      throws IOException, InterruptedException {
    URI stream = page.resolve("stream");
    try (Browsing quick = new Browsing(stream);
        Browsing slow = new Browsing(stream)) {
      assertThat(quick.status).contains("200");
      int first = number(slow.nextJpeg());
      int last = 0;
      for (int different = 0; different < 30; ) {
        int now = number(quick.nextJpeg());
        assertThat(now).isGreaterThanOrEqualTo(last); // again after a second without another
        different += now > last ? 1 : 0;
        last = now;
      }
      assertThat(sink.status().sentence()).contains("2 watching");
      open.offering.await(first + 500);
      // socket buffers hold some pictures of the past, then it is the present
      int seen = 0;
      int before = first;
      int largestLeap = 0;
      while (before < first + 500) {
        int now = number(slow.nextJpeg());
        largestLeap = Math.max(largestLeap, now - before);
        before = now;
        seen++;
      }
      assertThat(largestLeap).isGreaterThan(50);
      assertThat(seen).isLessThan(450);
    }
  }

  @Test
  void thePageNamesOnlyItsOwnPicture() throws IOException {
    try (Browsing browsing = new Browsing(page)) {
      assertThat(browsing.status).contains("200");
      String text = browsing.text();
      assertThat(text).contains("<img src=\"stream\"").doesNotContain("http");
      String headers = String.join("\n", browsing.headers).toLowerCase(java.util.Locale.ROOT);
      assertThat(headers)
          .contains("cache-control: no-store")
          .contains("x-content-type-options: nosniff")
          .contains("cross-origin-resource-policy: same-origin")
          .contains("default-src 'none'")
          .contains("frame-ancestors 'none'")
          .doesNotContain("access-control");
    }
  }

  @Test
  void strangersSeeNothing() throws IOException {
    URI root = page.resolve("/");
    for (String[] request :
        new String[][] {
          {root.toString()}, {root + "stream"}, {root + "AAAAAAAAAAAAAAAAAAAAAAAA/stream"}
        }) {
      try (Browsing browsing = new Browsing(URI.create(request[0]))) {
        assertThat(browsing.status).as(request[0]).contains("404");
      }
    }
    try (Browsing rebound = new Browsing(page, "evil.example:" + page.getPort())) {
      assertThat(rebound.status).contains("403");
    }
    try (Browsing foreign =
        new Browsing(page.resolve("stream"), page.getAuthority(), "Sec-Fetch-Site: cross-site")) {
      assertThat(foreign.status).contains("403");
    }
    assertThat(sink.status().sentence()).contains("nobody watches");
    assertThat(sink.status().sent()).isZero();
  }

  @Test
  void onlyTheLoopbackInterfaceListens() throws IOException {
    for (var adapter :
        java.util.Collections.list(java.net.NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : java.util.Collections.list(adapter.getInetAddresses())) {
        if (!address.isLoopbackAddress()) {
          assertThatThrownBy(
                  () -> {
                    try (Socket socket = new Socket()) {
                      socket.connect(new InetSocketAddress(address, page.getPort()), 500);
                    }
                  })
              .isInstanceOf(IOException.class);
        }
      }
    }
  }

  @Test
  void closingSendsViewersHomeAndFreesThePort() throws IOException {
    try (Browsing browsing = new Browsing(page.resolve("stream"))) {
      browsing.nextJpeg();
      sink.close();
      assertThat(sink.status().state()).isEqualTo(State.CLOSED);
      assertThatThrownBy(
              () -> {
                while (true) {
                  browsing.nextJpeg();
                }
              })
          .isInstanceOf(IOException.class);
    }
    assertThatThrownBy(() -> new Browsing(page).close()).isInstanceOf(IOException.class);
  }

  @Test
  void aTakenPortIsOneSentence() {
    InetSocketAddress taken =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), page.getPort());
    assertThatThrownBy(() -> ViewerPage.open(pictures.format(), taken))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("expected to listen on")
        .hasMessageContaining("choose another port");
  }
}
