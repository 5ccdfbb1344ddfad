package kukla.media;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where live pictures come from, in FFmpeg's words.
 *
 * @param url address, or the device's name
 * @param inputFormat of a capture device ("v4l2", "dshow", "avfoundation"); null for an address
 * @param options for FFmpeg
 */
public record StreamSource(String url, @Nullable String inputFormat, Map<String, String> options) {
  private static final Pattern SECRET = Pattern.compile("//[^/@]*@");

  public StreamSource {
    options = Map.copyOf(options);
  }

  /**
   * An address of the network, read with as little delay as FFmpeg allows: no reading ahead, a
   * second at most to find out what comes, RTSP over TCP where it can, five seconds of silence at
   * most. Playlists from there cannot name files of this machine.
   */
  public static StreamSource network(String url) {
    return new StreamSource(
        url,
        null,
        Map.ofEntries(
            Map.entry("fflags", "nobuffer"),
            Map.entry("flags", "low_delay"),
            Map.entry("analyzeduration", "1000000"),
            Map.entry("probesize", "1000000"),
            Map.entry("max_delay", "200000"),
            Map.entry("rtsp_flags", "prefer_tcp"),
            Map.entry("timeout", "5000000"),
            Map.entry("rw_timeout", "5000000"),
            Map.entry(
                "protocol_whitelist",
                "http,https,tls,tcp,udp,rtp,srtp,rtsp,rtmp,rtmps,rtmpt,srt,crypto,httpproxy")));
  }

  /**
   * A capture device.
   *
   * @param options of that input format: {@code video_size}, {@code framerate}, …
   */
  public static StreamSource device(String inputFormat, String name, Map<String, String> options) {
    return new StreamSource(name, inputFormat, options);
  }

  boolean isDevice() {
    return inputFormat != null;
  }

  /** How it is told of: without the name and password that an address may hold. */
  public String text() {
    return SECRET.matcher(url).replaceFirst("//");
  }
}
