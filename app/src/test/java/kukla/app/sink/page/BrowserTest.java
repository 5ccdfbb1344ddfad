package kukla.app.sink.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import kukla.app.sink.NumberedPictures;
import kukla.app.sink.Sink;
import kukla.app.sink.SinkStatus.State;
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
@Timeout(60)
class BrowserTest {
  @TempDir Path folder;
  @TempDir Path profile;
  private final NumberedPictures pictures = new NumberedPictures(640, 480);
  private final AtomicBoolean stop = new AtomicBoolean();
  private Sink sink;
  private String page;
  private Thread offering;
  private final AtomicLong offered = new AtomicLong();

  @BeforeEach
  void open() throws InterruptedException {
    sink =
        ViewerPage.open(
            pictures.format(), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    while (sink.status().state() != State.OPEN) {
      Thread.sleep(2);
    }
    page = sink.status().sentence().replaceAll(".*(http://[^,]*),.*", "$1");
    offering =
        new Thread(
            () -> {
              try {
                while (!stop.get()) {
                  long number = offered.get() + 1;
                  sink.offer(pictures.draw(number), number, System.nanoTime());
                  offered.set(number);
                  Thread.sleep(33);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    offering.start();
  }

  @AfterEach
  void close() throws InterruptedException {
    stop.set(true);
    offering.join();
    sink.close();
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
    return NumberedPictures.number(
        bit -> {
          int x = bit * NumberedPictures.SQUARE + 8;
          return screen.pixels().get(8 * screen.stride() + x * 3) & 0xff;
        });
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
      assertThat(first).isLessThanOrEqualTo(offered.intValue());
      long then = offered.get();
      while (offered.get() < then + 10) {
        Thread.sleep(5);
      }
      assertThat(shown(browser)).isGreaterThan(first).isLessThanOrEqualTo(offered.intValue());
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
      assertThat(sink.status().sentence()).contains("nobody watches");
      assertThat(sink.status().sent()).isZero();
    } finally {
      other.stop(0);
    }
  }

  private static String outcome(Chromium browser, String promise) throws InterruptedException {
    return browser.evaluate("(" + promise + ").catch(e => 'refused ' + e)").asText();
  }
}
