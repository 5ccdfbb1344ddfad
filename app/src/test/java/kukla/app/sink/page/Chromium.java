package kukla.app.sink.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A headless Chromium, driven through its DevTools. Its opener closes it. */
final class Chromium implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path profile;
  private final Process process;
  private final WebSocket socket;
  private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
  private final String session;
  private int calls;

  Chromium(Path profile) throws IOException, InterruptedException {
    this.profile = profile;
    process =
        new ProcessBuilder(
                "/usr/bin/chromium",
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--window-size=640,480",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("words").toFile())
            .start();
    Path port = profile.resolve("DevToolsActivePort");
    while (!Files.exists(port) || Files.readAllLines(port).size() < 2) {
      if (!process.isAlive()) {
        throw new IOException("Chromium: " + Files.readString(profile.resolve("words")));
      }
      Thread.sleep(20);
    }
    List<String> lines = Files.readAllLines(port);
    URI devTools = URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
    socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(devTools, new Ear()).join();
    ObjectNode page = JSON.createObjectNode().put("url", "about:blank");
    String tab = call("Target.createTarget", page, "").get("targetId").asText();
    ObjectNode attach = JSON.createObjectNode().put("targetId", tab).put("flatten", true);
    session = call("Target.attachToTarget", attach, "").get("sessionId").asText();
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          JsonNode message = JSON.readTree(text.toString());
          if (message.has("id")) {
            answers.add(message);
          }
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  private JsonNode call(String method, ObjectNode parameters, String inSession)
      throws InterruptedException {
    ObjectNode message = JSON.createObjectNode().put("id", ++calls).put("method", method);
    message.set("params", parameters);
    if (!inSession.isEmpty()) {
      message.put("sessionId", inSession);
    }
    socket.sendText(message.toString(), true).join();
    JsonNode answer;
    do {
      answer = answers.poll(200, TimeUnit.SECONDS);
      if (answer == null) {
        throw new IllegalStateException("no answer to " + method);
      }
    } while (answer.get("id").asInt() != calls);
    if (answer.has("error")) {
      throw new IllegalStateException(method + ": " + answer.get("error"));
    }
    return answer.get("result");
  }

  /** Makes the page's own area this large, pixels. */
  void resize(int width, int height) throws InterruptedException {
    ObjectNode size = JSON.createObjectNode().put("width", width).put("height", height);
    size.put("deviceScaleFactor", 1).put("mobile", false);
    call("Emulation.setDeviceMetricsOverride", size, session);
  }

  void open(String url) throws InterruptedException {
    call("Page.navigate", JSON.createObjectNode().put("url", url), session);
  }

  /** What an expression of JavaScript comes to, promises waited for. */
  JsonNode evaluate(String expression) throws InterruptedException {
    ObjectNode parameters = JSON.createObjectNode().put("expression", expression);
    parameters.put("awaitPromise", true).put("returnByValue", true);
    return call("Runtime.evaluate", parameters, session).get("result").path("value");
  }

  /** A PNG of what the page shows. */
  byte[] screenshot() throws InterruptedException {
    JsonNode answer = call("Page.captureScreenshot", JSON.createObjectNode(), session);
    return Base64.getDecoder().decode(answer.get("data").asText());
  }

  @Override
  public void close() throws IOException, InterruptedException {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
    for (String link : List.of("SingletonSocket", "SingletonCookie", "SingletonLock")) {
      Files.deleteIfExists(profile.resolve(link)); // they lead out of the folder
    }
  }
}
