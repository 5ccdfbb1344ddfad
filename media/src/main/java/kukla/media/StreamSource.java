package kukla.media;

import java.util.HashMap;
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
  private static final String SILENCE_MICROS = "5000000";
  private static final Pattern SECRET = Pattern.compile("//[^/?#]*@");

  public StreamSource {
    options = Map.copyOf(options);
  }

  /**
   * An address of the network, read with as little delay as FFmpeg allows: no reading ahead, a
   * second at most to find out what comes, RTSP over TCP where it can, five seconds of silence at
   * most. Playlists from there cannot name files of this machine.
   */
  public static StreamSource network(String url) {
    Map<String, String> options = new HashMap<>();
    options.put("fflags", "nobuffer");
    options.put("flags", "low_delay");
    options.put("analyzeduration", "1000000");
    options.put("probesize", "1000000");
    options.put("max_delay", "200000");
    options.put("rw_timeout", SILENCE_MICROS);
    if (url.startsWith("rtsp")) {
      options.put("rtsp_flags", "prefer_tcp");
      // elsewhere the same word means something else: RTMP would wait for somebody to call
      options.put("timeout", SILENCE_MICROS);
    }
    options.put(
        "protocol_whitelist",
        "http,https,tls,tcp,udp,rtp,srtp,rtsp,rtmp,rtmps,rtmpt,srt,crypto,httpproxy");
    return new StreamSource(url, null, options);
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
