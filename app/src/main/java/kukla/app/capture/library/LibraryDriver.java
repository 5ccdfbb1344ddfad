package kukla.app.capture.library;

import com.github.sarxos.webcam.WebcamDevice;
import com.github.sarxos.webcam.WebcamDriver;
import com.github.sarxos.webcam.ds.buildin.WebcamDefaultDriver;
import java.util.List;
import kukla.inference.Fault;
import org.jspecify.annotations.Nullable;
import org.lwjgl.system.linux.DynamicLinkLoader;

/**
 * The Webcam Capture library's default driver, loaded when it is first asked. On Linux it needs the
 * system's libv4l.
 */
public final class LibraryDriver implements WebcamDriver {
  /**
   * The devices that are there now.
   *
   * @throws Fault when the native driver does not load
   */
  @Override
  public List<WebcamDevice> getDevices() {
    // without it the driver's own loader fills the terminal with complaints
    boolean linux = System.getProperty("os.name", "").equals("Linux");
    if (linux && DynamicLinkLoader.dlopen("libv4l2.so.0", DynamicLinkLoader.RTLD_LAZY) == 0) {
      throw fault("no libv4l2.so.0", null);
    }
    try {
      return new WebcamDefaultDriver().getDevices();
    } catch (LinkageError | RuntimeException e) {
      Throwable root = e;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      throw fault(String.valueOf(root.getMessage()), e);
    }
  }

  private static Fault fault(String found, @Nullable Throwable cause) {
    return new Fault(
        "listing cameras through the Webcam Capture library: expected its native driver to load,"
            + " found "
            + found
            + "; install libv4l (apt install libv4l-0), or leave out \"library:\"",
        cause);
  }

  @Override
  public boolean isThreadSafe() {
    return false;
  }
}
