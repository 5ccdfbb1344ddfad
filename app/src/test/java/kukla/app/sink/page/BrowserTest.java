package kukla.app.sink.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kukla.app.sink.NumberedPictures;
import kukla.inference.image.Image;
import kukla.media.Stills;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The viewer page in a real browser, and a page of another origin that wants to read it. */
@Tag("browser")
@Timeout(300)
class BrowserTest {
  @TempDir Path folder;
  @TempDir Path profile;
  private final NumberedPictures pictures = new NumberedPictures(640, 480);
  private OpenPage open;
  private String page;

  @BeforeEach
  void open() throws InterruptedException {
    open = new OpenPage(pictures, 33);
    page = open.address.toString();
  }

  @AfterEach
  void close() throws InterruptedException {
    open.close();
  }

  private int shown(Chromium browser) throws IOException, InterruptedException {
    Path file = folder.resolve("screen.png");
    Files.write(file, browser.screenshot());
    Image screen = Stills.read(file);
    assertThat(screen.width()).isEqualTo(640);
    assertThat(screen.height()).isEqualTo(480);
    int at = 300 * screen.stride() + 320 * 3;
    if ((screen.pixels().get(at) & 0xff) < 100) {
      return 0; // still black
    }
    // the gradient's middle, within what JPEG and scaling do to it
    assertThat(screen.pixels().get(at) & 0xff).isBetween(114, 126);
    assertThat(screen.pixels().get(at + 1) & 0xff).isBetween(134, 146);
    return NumberedPictures.number(screen);
  }

  @Test
  void theBrowserShowsWhatIsSentWhileItIsSent() throws IOException, InterruptedException {
    try (Chromium browser = new Chromium(profile)) {
      browser.resize(640, 480);
      browser.open(page);
      while (browser.evaluate("document.querySelector('img')?.naturalWidth ?? 0").asInt() == 0) {
        Thread.sleep(20);
      }
      int first = 0;
      while (first == 0) {
        first = shown(browser);
      }
      assertThat(first).isLessThanOrEqualTo(open.offering.newest());
      open.offering.await(open.offering.newest() + 10);
      int later = first;
      while (later <= first) { // a browser on a busy machine paints when it has time
        later = shown(browser);
      }
      assertThat(later).isLessThanOrEqualTo(open.offering.newest());
      assertThat(browser.evaluate("document.title").asText()).isEqualTo("Kukla");
    }
  }

  @Test
  void aPageOfAnotherOriginGetsNothing() throws IOException, InterruptedException {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          byte[] html = "<title>other</title>".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, html.length);
          exchange.getResponseBody().write(html);
          exchange.close();
        });
    other.start();
    try (Chromium browser = new Chromium(profile)) {
      // even to one that knows the path
      browser.open("http://127.0.0.1:" + other.getAddress().getPort() + "/");
      while (!browser.evaluate("document.title").asText().equals("other")) {
        Thread.sleep(5);
      }
      for (String url : new String[] {page, page + "stream"}) {
        assertThat(outcome(browser, "fetch('" + url + "').then(r => 'read ' + r.status)"))
            .startsWith("refused");
        assertThat(
                outcome(
                    browser, "fetch('" + url + "', {mode: 'no-cors'}).then(r => 'read ' + r.type)"))
            .startsWith("refused");
      }
      String image =
          "new Promise((yes, no) => { const i = new Image(); i.onload = () => yes('shown');"
              + " i.onerror = () => no('no picture'); i.src = '"
              + page
              + "stream'; })";
      assertThat(outcome(browser, image)).isEqualTo("refused no picture");
      String frame =
          "new Promise(yes => { const f = document.createElement('iframe'); f.src = '"
              + page
              + "'; f.onload = () => { let t; try { t = f.contentDocument.title }"
              + " catch (e) { t = 'hidden' } yes(t) }; document.body.append(f); })";
      assertThat(outcome(browser, frame)).isNotEqualTo("Kukla");
      assertThat(open.sink.status().sentence()).contains("nobody watches");
      assertThat(open.sink.status().sent()).isZero();
    } finally {
      other.stop(0);
    }
  }

  private static String outcome(Chromium browser, String promise) throws InterruptedException {
    return browser.evaluate("(" + promise + ").catch(e => 'refused ' + e)").asText();
  }
}
