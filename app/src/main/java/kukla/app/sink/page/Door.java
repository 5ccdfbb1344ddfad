package kukla.app.sink.page;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides who gets in: who knows the path, asks for this machine by number or as localhost, and
 * does not come from a page of another origin. The host's name is looked at so that a foreign name
 * that was pointed at this machine (DNS rebinding) does not make a foreign page ours.
 *
 * @param secret part of the path that nobody can guess
 * @param port where the server listens
 * @param onlyThisMachine whether it listens on the loopback interface alone
 */
record Door(String secret, int port, boolean onlyThisMachine) {
  static final int OK = 200;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int NOT_ALLOWED = 405;

  private static final int SECRET_BYTES = 18;
  private static final Pattern HOST =
      Pattern.compile(
          "(localhost|[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|\\[[0-9a-fA-F:.]+])(?::([0-9]+))?");

  /** With a new secret of 144 random bits. */
  static Door closedToAllBut(int port, InetAddress address) {
    return new Door(random(), port, address.isLoopbackAddress());
  }

  /** A word that nobody can guess. */
  static String random() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The path of the page. */
  String path() {
    return "/" + secret + "/";
  }

  /** An HTTP status, 200 for who may come in. */
  int judge(Request request) {
    if (!hostIsOurs(request.only("host")) || comesFromElsewhere(request)) {
      return FORBIDDEN;
    }
    if (!startsWithSecret(request.path())) {
      return NOT_FOUND;
    }
    return request.method().equals("GET") ? OK : NOT_ALLOWED;
  }

  /** Compares all of it, whatever comes, so that the time tells nothing. */
  private boolean startsWithSecret(String path) {
    byte[] expected = path().getBytes(StandardCharsets.UTF_8);
    byte[] found = path.getBytes(StandardCharsets.UTF_8);
    byte[] start = new byte[expected.length];
    System.arraycopy(found, 0, start, 0, Math.min(found.length, start.length));
    return MessageDigest.isEqual(expected, start);
  }

  private boolean hostIsOurs(@Nullable String asking) {
    if (asking == null) {
      return false;
    }
    Matcher host = HOST.matcher(asking);
    if (!host.matches()) {
      return false;
    }
    String asked = host.group(2);
    if (!String.valueOf(port).equals(asked == null ? "80" : asked)) {
      return false;
    }
    String name = host.group(1);
    return !onlyThisMachine
        || name.equals("localhost")
        || name.startsWith("127.")
        || name.equals("[::1]");
  }

  /** What browsers tell about the page that asks; programs that are no browsers send neither. */
  private static boolean comesFromElsewhere(Request request) {
    String site = request.only("sec-fetch-site");
    if (request.has("sec-fetch-site") && !"same-origin".equals(site) && !"none".equals(site)) {
      return true;
    }
    String ours = "http://" + request.only("host");
    return request.has("origin") && !ours.equals(request.only("origin"));
  }
}
