package kukla.app.capture.device;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kukla.app.capture.camera.CameraMode;
import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.system.linux.DynamicLinkLoader;
import org.lwjgl.system.linux.FCNTL;
import org.lwjgl.system.linux.UNISTD;

/**
 * Sizes and rates of a Video4Linux camera, by the kernel's three enumerations (videodev2.h): pixel
 * formats, frame sizes, frame intervals. FFmpeg does not list rates. The device may be in use
 * meanwhile.
 */
final class V4l2Modes {
  /** The kernel's four letters and FFmpeg's word for what FFmpeg reads. */
  private static final Map<String, String> CODINGS =
      Map.of(
          "MJPG", "mjpeg", "JPEG", "mjpeg", "YUYV", "yuyv422", "UYVY", "uyvy422", "NV12", "nv12",
          "YU12", "yuv420p", "RGB3", "rgb24", "BGR3", "bgr24", "H264", "h264");

  /** What is offered of a camera that takes any size within limits. */
  private static final int[][] USUAL = {{640, 480}, {1280, 720}, {1920, 1080}};

  /** RTLD_DEFAULT: whichever loaded library has it. */
  private static final long ANY_LIBRARY = 0;

  private static final int MOST = 512;
  private static final int CAPTURE = 1;
  private static final int DISCRETE = 1;

  /** _IOWR('V', number, size). */
  private static final long FORMAT = request(2, 64);

  private static final long SIZE = request(74, 44);
  private static final long INTERVAL = request(75, 52);

  /** One enumeration of the kernel, filled in the structure; false where there are no more. */
  interface Kernel {
    boolean ask(long request, ByteBuffer structure);
  }

  private V4l2Modes() {}

  private static long request(int number, int size) {
    return 3L << 30 | (long) size << 16 | 'V' << 8 | number;
  }

  /** The largest first; empty where the device does not open or is none. */
  static List<CameraMode> of(String address) {
    ByteBuffer name = MemoryUtil.memASCII("ioctl");
    long ioctl = DynamicLinkLoader.ndlsym(ANY_LIBRARY, MemoryUtil.memAddress(name));
    MemoryUtil.memFree(name);
    int device =
        ioctl == 0
            ? -1
            : FCNTL.open(null, address, FCNTL.O_RDWR | FCNTL.O_NONBLOCK | FCNTL.O_CLOEXEC, 0);
    if (device < 0) {
      return List.of();
    }
    try {
      return list(
          (request, structure) ->
              JNI.invokePPI(device, request, MemoryUtil.memAddress(structure), ioctl) == 0);
    } finally {
      UNISTD.close(null, device);
    }
  }

  static List<CameraMode> list(Kernel kernel) {
    List<CameraMode> modes = new ArrayList<>();
    ByteBuffer format = structure(64);
    for (int i = 0; i < MOST; i++) {
      format.putInt(0, i).putInt(4, CAPTURE);
      if (!kernel.ask(FORMAT, format)) {
        break;
      }
      int letters = format.getInt(44);
      String coding = CODINGS.get(text(letters));
      if (coding != null) {
        addSizes(kernel, letters, coding, modes);
      }
    }
    return CameraMode.largestFirst(modes);
  }

  private static ByteBuffer structure(int size) {
    return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
  }

  private static String text(int letters) {
    StringBuilder text = new StringBuilder();
    for (int shift = 0; shift < 32; shift += 8) {
      text.append((char) (letters >> shift & 0x7f));
    }
    return text.toString();
  }

  private static void addSizes(Kernel kernel, int letters, String coding, List<CameraMode> modes) {
    ByteBuffer size = structure(44);
    for (int i = 0; i < MOST; i++) {
      size.putInt(0, i).putInt(4, letters);
      if (!kernel.ask(SIZE, size)) {
        return;
      }
      if (size.getInt(8) == DISCRETE) {
        addRates(kernel, letters, coding, size.getInt(12), size.getInt(16), modes);
      } else {
        // least, most and step of the width, then of the height
        for (int[] usual : USUAL) {
          boolean wide = usual[0] >= size.getInt(12) && usual[0] <= size.getInt(16);
          if (wide && usual[1] >= size.getInt(24) && usual[1] <= size.getInt(28)) {
            addRates(kernel, letters, coding, usual[0], usual[1], modes);
          }
        }
        return;
      }
    }
  }

  private static void addRates(
      Kernel kernel, int letters, String coding, int width, int height, List<CameraMode> modes) {
    ByteBuffer interval = structure(52);
    boolean any = false;
    for (int i = 0; i < MOST; i++) {
      interval.putInt(0, i).putInt(4, letters).putInt(8, width).putInt(12, height);
      if (!kernel.ask(INTERVAL, interval)) {
        break;
      }
      // of a range of intervals the first is the least, which is the fastest
      int numerator = interval.getInt(20);
      int denominator = interval.getInt(24);
      if (numerator > 0 && denominator > 0) {
        any = true;
        double rate = Math.round(1000.0 * denominator / numerator) / 1000.0;
        modes.add(new CameraMode(width, height, rate, coding));
      }
      if (interval.getInt(16) != DISCRETE) {
        break;
      }
    }
    if (!any && width > 0 && height > 0) {
      modes.add(new CameraMode(width, height, 0, coding));
    }
  }
}
