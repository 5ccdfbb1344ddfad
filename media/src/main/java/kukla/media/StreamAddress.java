package kukla.media;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import kukla.inference.Misuse;

/**
 * Where a stream goes, in FFmpeg's words.
 *
 * @param container FFmpeg's name of it
 * @param url with everything, also a key
 * @param options for the connection
 * @param containerOptions for the container
 * @param shown the same without what could be a key, for messages
 */
record StreamAddress(
    String container,
    String url,
    Map<String, String> options,
    Map<String, String> containerOptions,
    String shown) {

  private static final Map<String, String> PROMPT = Map.of("muxdelay", "0", "muxpreload", "0");

  /**
   * @throws Misuse when no stream goes there
   */
  static StreamAddress of(String destination) {
    URI uri = parse(destination);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    String shown =
        scheme + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + "/…";
    if (uri.getHost() == null) {
      throw noStream(destination, "no host in it");
    }
    return switch (scheme) {
      case "srt" ->
          new StreamAddress("mpegts", destination, Map.of("transtype", "live"), PROMPT, shown);
      case "udp" ->
          new StreamAddress("mpegts", destination, Map.of("pkt_size", "1316"), PROMPT, shown);
      case "tcp" -> new StreamAddress("mpegts", destination, Map.of(), PROMPT, shown);
      case "rtmp", "rtmps" ->
          new StreamAddress(
              "flv", destination, Map.of(), Map.of("flvflags", "no_duration_filesize"), shown);
      case "rtsp" -> new StreamAddress("rtsp", destination, Map.of(), Map.of(), shown);
      case "whip", "whips" ->
          new StreamAddress(
              "whip", destination.replaceFirst("(?i)^whip", "http"), Map.of(), Map.of(), shown);
      default -> throw noStream(destination, "another beginning");
    };
  }

  private static URI parse(String destination) {
    try {
      return new URI(destination);
    } catch (URISyntaxException e) {
      throw noStream(destination, "no address (" + e.getReason() + ")");
    }
  }

  private static Misuse noStream(String destination, String found) {
    return new Misuse(
        "streaming to "
            + destination
            + ": expected srt://, rtmp://, rtmps://, rtsp://, whip://, whips://, udp:// or tcp://"
            + " and a host, found "
            + found
            + "; correct it");
  }
}
