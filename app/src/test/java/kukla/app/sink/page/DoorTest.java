package kukla.app.sink.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DoorTest {
  private final Door door = new Door("s3cret", 8080, true);

  private static Map<String, List<String>> headers(String... entries) {
    Map<String, List<String>> headers = new TreeMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      headers.computeIfAbsent(entries[i], name -> new ArrayList<>()).add(entries[i + 1]);
    }
    return headers;
  }

  private int judgeHost(String host) {
    return door.judge(new Request("GET", "/s3cret/", headers("host", host)));
  }

  @Test
  void whoKnowsThePathComesIn() {
    assertThat(judgeHost("127.0.0.1:8080")).isEqualTo(Door.OK);
    assertThat(judgeHost("localhost:8080")).isEqualTo(Door.OK);
    assertThat(judgeHost("[::1]:8080")).isEqualTo(Door.OK);
    Map<String, List<String>> ours =
        headers("host", "127.0.0.1:8080", "sec-fetch-site", "same-origin");
    assertThat(door.judge(new Request("GET", "/s3cret/stream", ours))).isEqualTo(Door.OK);
  }

  @Test
  void aGuessedPathIsNotThere() {
    Map<String, List<String>> good = headers("host", "127.0.0.1:8080");
    for (String path : new String[] {"/", "/s3cre/", "/s3crets/", "/s3cret", "/S3CRET/", ""}) {
      assertThat(door.judge(new Request("GET", path, good))).as(path).isEqualTo(Door.NOT_FOUND);
    }
  }

  @Test
  void aForeignNameOfThisMachineIsRefused() {
    assertThat(judgeHost("evil.example:8080")).isEqualTo(Door.FORBIDDEN);
    assertThat(judgeHost("127.0.0.1.evil.example:8080")).isEqualTo(Door.FORBIDDEN);
    assertThat(judgeHost("127.0.0.1:8081")).isEqualTo(Door.FORBIDDEN);
    assertThat(judgeHost("127.0.0.1")).isEqualTo(Door.FORBIDDEN);
    assertThat(judgeHost("192.168.1.2:8080")).isEqualTo(Door.FORBIDDEN);
    assertThat(judgeHost("")).isEqualTo(Door.FORBIDDEN);
    assertThat(door.judge(new Request("GET", "/s3cret/", headers()))).isEqualTo(Door.FORBIDDEN);
    assertThat(
            door.judge(
                new Request(
                    "GET",
                    "/s3cret/",
                    headers("host", "127.0.0.1:8080", "host", "127.0.0.1:8080"))))
        .isEqualTo(Door.FORBIDDEN);
  }

  @Test
  void whoAskedForTheNetworkIsReachedByNumberOnly() {
    Door open = new Door("s3cret", 8080, false);
    assertThat(open.judge(new Request("GET", "/s3cret/", headers("host", "192.168.1.2:8080"))))
        .isEqualTo(Door.OK);
    assertThat(open.judge(new Request("GET", "/s3cret/", headers("host", "evil.example:8080"))))
        .isEqualTo(Door.FORBIDDEN);
  }

  @Test
  void pagesOfOtherOriginsAreRefused() {
    for (String site : new String[] {"cross-site", "same-site"}) {
      Map<String, List<String>> headers = headers("host", "127.0.0.1:8080", "sec-fetch-site", site);
      assertThat(door.judge(new Request("GET", "/s3cret/stream", headers)))
          .isEqualTo(Door.FORBIDDEN);
    }
    Map<String, List<String>> foreign =
        headers("host", "127.0.0.1:8080", "origin", "http://evil.example");
    assertThat(door.judge(new Request("GET", "/s3cret/stream", foreign))).isEqualTo(Door.FORBIDDEN);
    Map<String, List<String>> none = headers("host", "127.0.0.1:8080", "origin", "null");
    assertThat(door.judge(new Request("GET", "/s3cret/stream", none))).isEqualTo(Door.FORBIDDEN);
  }

  @Test
  void onlyGetIsAnswered() {
    assertThat(door.judge(new Request("POST", "/s3cret/", headers("host", "127.0.0.1:8080"))))
        .isEqualTo(Door.NOT_ALLOWED);
  }

  @Test
  void secretsAreLongAndNew() {
    InetAddress here = InetAddress.getLoopbackAddress();
    Door one = Door.closedToAllBut(1, here);
    assertThat(one.secret()).hasSize(24).isNotEqualTo(Door.closedToAllBut(1, here).secret());
    assertThat(one.onlyThisMachine()).isTrue();
  }
}
