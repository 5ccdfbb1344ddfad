package kukla.app.sink.choice;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Map;
import kukla.app.sink.ProgramFormat;
import kukla.app.sink.Sink;
import kukla.app.sink.loopback.LoopbackCamera;
import kukla.app.sink.page.ViewerPage;
import kukla.app.sink.pipewire.PipeWireCamera;
import kukla.app.sink.stream.ServerStream;
import kukla.inference.Fault;
import kukla.inference.Misuse;
import kukla.media.LiveWriter;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --virtual-camera} names: {@code auto}, {@code v4l2:DEV}, {@code pipewire}, {@code
 * http://127.0.0.1:8080} for the viewer page there, the URL of a server, or {@code off}.
 */
public final class VirtualCamera {
  private VirtualCamera() {}

  /**
   * What came of it.
   *
   * @param sink now the caller's to close; null where there is none
   * @param sentence what it is, or why there is none
   */
  public record Opened(@Nullable Sink sink, String sentence) {}

  /**
   * Opens it. {@code auto} never fails: it takes v4l2loopback where there is a device, then
   * PipeWire, then none.
   *
   * @param metadata what a stream says about itself
   * @throws Fault when what was named by name does not work here
   */
  public static Opened open(
      String words, ProgramFormat format, VirtualCameras machine, Map<String, String> metadata) {
    if (words.equals("off")) {
      return new Opened(null, "no virtual camera");
    }
    if (words.equals("auto")) {
      return automatic(format, machine);
    }
    Sink sink = named(words, format, machine, metadata);
    return new Opened(sink, sink.name());
  }

  /**
   * Checks the words, without opening or calling anything.
   *
   * @throws Misuse when they name nothing
   */
  public static String checked(String words) {
    if (words.startsWith("http:")) {
      address(words);
    } else if (words.contains("://")) {
      LiveWriter.checkAddress(words);
    } else if (!words.matches("off|auto|pipewire|v4l2(:.*)?")) {
      throw noSuch(words);
    }
    return words;
  }

  private static Misuse noSuch(String words) {
    return new Misuse(
        "opening the virtual camera "
            + words
            + ": expected auto, v4l2:DEV, pipewire, a URL or off, found none of these; correct"
            + " it");
  }

  private static Opened automatic(ProgramFormat format, VirtualCameras machine) {
    if (machine.hasLoopback()) {
      return new Opened(
          LoopbackCamera.open(format, machine.devices(), ""), "v4l2loopback has a device");
    }
    if (machine.hasPipeWire()) {
      return new Opened(PipeWireCamera.open(format), "PipeWire runs");
    }
    return new Opened(null, "no virtual camera, since " + String.join("; ", machine.notes()));
  }

  private static Sink named(
      String words, ProgramFormat format, VirtualCameras machine, Map<String, String> metadata) {
    if (words.equals("pipewire")) {
      return PipeWireCamera.open(format);
    }
    if (words.equals("v4l2") || words.startsWith("v4l2:")) {
      String device = words.substring(Math.min(words.length(), "v4l2:".length()));
      return LoopbackCamera.open(format, machine.devices(), device);
    }
    if (words.startsWith("http:")) {
      return ViewerPage.open(format, address(words));
    }
    if (!words.contains("://")) {
      throw noSuch(words);
    }
    LiveWriter.checkAddress(words);
    return ServerStream.open(format, words, metadata);
  }

  /** Where the viewer page is to listen; without a host, on this machine only. */
  private static InetSocketAddress address(String words) {
    try {
      URI uri = new URI(words);
      String path = uri.getPath() == null ? "" : uri.getPath();
      if (uri.getHost() == null || !(path.isEmpty() || path.equals("/"))) {
        throw noAddress(words, "something else");
      }
      InetAddress host = InetAddress.getByName(uri.getHost());
      return new InetSocketAddress(host, Math.max(0, uri.getPort()));
    } catch (URISyntaxException | UnknownHostException e) {
      throw noAddress(words, String.valueOf(e.getMessage()));
    }
  }

  private static Misuse noAddress(String words, String found) {
    return new Misuse(
        "opening the viewer page "
            + words
            + ": expected an address of this machine such as http://127.0.0.1:8080, found "
            + found
            + "; its path is made up anew each time");
  }
}
