package kukla.media;

import static org.bytedeco.ffmpeg.global.avdevice.avdevice_free_list_devices;
import static org.bytedeco.ffmpeg.global.avdevice.avdevice_list_input_sources;
import static org.bytedeco.ffmpeg.global.avdevice.avdevice_register_all;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_INFO;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.setLogCallback;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kukla.inference.Fault;
import org.bytedeco.ffmpeg.avdevice.AVDeviceInfo;
import org.bytedeco.ffmpeg.avdevice.AVDeviceInfoList;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * FFmpeg's library of capture devices, loaded only when one is asked for since it needs the
 * system's PulseAudio library, and which devices it knows.
 */
public final class CaptureDevices {
  private static boolean loaded;
  private static @Nullable String failure;

  private CaptureDevices() {}

  /**
   * A device as FFmpeg tells of it.
   *
   * @param name what opens it
   * @param description for people
   * @param pictures whether it gives pictures, and not sound alone
   */
  public record Found(String name, String description, boolean pictures) {}

  /**
   * Loads the library; costs nothing when it was loaded before.
   *
   * @throws Fault when that fails
   */
  public static synchronized void load() {
    String before = failure;
    if (before != null) {
      throw new Fault(before);
    }
    Libav.silence();
    if (loaded) {
      return;
    }
    try {
      avdevice_register_all();
      loaded = true;
    } catch (LinkageError e) {
      String sentence =
          "loading FFmpeg's capture devices: expected the system's libpulse.so.0, found \""
              + missing(e)
              + "\"; install it (apt install libpulse0) and start again";
      failure = sentence;
      throw new Fault(sentence, e);
    }
  }

  /** What the system's loader says, which is deep down. */
  private static String missing(Throwable error) {
    String said = String.valueOf(error.getMessage());
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      said = message.contains("shared object") || cause.getCause() == null ? message : said;
    }
    return said.lines().findFirst().orElse("nothing");
  }

  /** The devices of an input format ("dshow"); empty where it cannot tell. */
  public static List<Found> of(String inputFormat) {
    load();
    List<Found> found = new ArrayList<>();
    AVInputFormat format = av_find_input_format(inputFormat);
    if (format == null) {
      return found;
    }
    AVDeviceInfoList devices = new AVDeviceInfoList(null);
    AVDictionary options = new AVDictionary(null);
    int count = avdevice_list_input_sources(format, (String) null, options, devices);
    for (int i = 0; i < count; i++) {
      AVDeviceInfo device = devices.devices(i);
      boolean pictures = device.nb_media_types() == 0;
      for (int k = 0; k < device.nb_media_types(); k++) {
        pictures |= device.media_types().get(k) == AVMEDIA_TYPE_VIDEO;
      }
      found.add(new Found(text(device.device_name()), text(device.device_description()), pictures));
    }
    if (count >= 0) {
      avdevice_free_list_devices(devices);
    }
    return found;
  }

  private static String text(BytePointer pointer) {
    return pointer == null || pointer.isNull() ? "" : pointer.getString();
  }

  /**
   * What FFmpeg logs while it opens a device, which is the only way in which dshow and avfoundation
   * tell their devices and modes. Meanwhile all of FFmpeg's messages end up here.
   */
  public static synchronized List<String> told(
      String inputFormat, String name, Map<String, String> wanted) {
    load();
    List<String> lines = new ArrayList<>();
    AVInputFormat format = av_find_input_format(inputFormat);
    if (format == null) {
      return lines;
    }
    LogLines log = LogLines.ONLY;
    try {
      log.into(lines);
      av_log_set_level(AV_LOG_INFO);
      AVFormatContext container = avformat_alloc_context();
      AVDictionary options = new AVDictionary(null);
      wanted.forEach((key, value) -> av_dict_set(options, key, value, 0));
      int opened = avformat_open_input(container, name, format, options);
      av_dict_free(options);
      if (opened >= 0) {
        avformat_close_input(container);
      }
    } finally {
      av_log_set_level(AV_LOG_QUIET);
      log.into(null);
    }
    return List.copyOf(lines);
  }

  /** Stays with FFmpeg once it was given to it, and keeps silent between listings. */
  private static final class LogLines extends LogCallback {
    static final LogLines ONLY = new LogLines();

    static {
      setLogCallback(ONLY);
    }

    private final StringBuilder line = new StringBuilder();
    private @Nullable List<String> lines;

    synchronized void into(@Nullable List<String> wanted) {
      lines = wanted;
      line.setLength(0);
    }

    @Override
    public synchronized void call(int level, BytePointer message) {
      List<String> sink = lines;
      if (sink != null && level <= AV_LOG_INFO) {
        line.append(message.getString());
        int end = line.indexOf("\n");
        while (end >= 0) {
          sink.add(line.substring(0, end));
          line.delete(0, end + 1);
          end = line.indexOf("\n");
        }
      }
    }
  }
}
