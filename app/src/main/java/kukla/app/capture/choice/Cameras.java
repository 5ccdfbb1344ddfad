package kukla.app.capture.choice;

import com.github.sarxos.webcam.WebcamDevice;
import com.github.sarxos.webcam.WebcamDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kukla.app.capture.camera.Camera;
import kukla.app.capture.camera.CameraIdentity;
import kukla.app.capture.camera.CaptureClock;
import kukla.app.capture.library.LibraryCamera;
import kukla.app.capture.library.LibraryDriver;
import kukla.app.capture.stream.FFmpegDriver;
import kukla.inference.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Finds cameras: devices through drivers of the Webcam Capture library's form, clips, addresses and
 * the pattern by themselves.
 */
public final class Cameras {
  private final List<WebcamDriver> drivers;
  private final WebcamDriver library = new LibraryDriver();
  private final CaptureClock clock = CaptureClock.SYSTEM;

  /**
   * @param drivers asked one after the other; what an earlier one shows hides the later ones
   */
  public Cameras(List<WebcamDriver> drivers) {
    this.drivers = List.copyOf(drivers);
  }

  /** Those of this machine, through FFmpeg; the library's default driver where it is asked for. */
  public static Cameras ofThisMachine() {
    return new Cameras(List.of(FFmpegDriver.ofThisMachine()));
  }

  /** The devices that are there now, by the first driver that shows any. */
  public List<Camera> devices() {
    for (WebcamDriver driver : drivers) {
      List<Camera> shown = shownBy(driver);
      if (!shown.isEmpty()) {
        return shown;
      }
    }
    return List.of();
  }

  private List<Camera> shownBy(WebcamDriver driver) {
    List<Camera> shown = new ArrayList<>();
    for (WebcamDevice device : driver.getDevices()) {
      shown.add(device instanceof Camera own ? own : new LibraryCamera(device, clock));
    }
    return shown;
  }

  /**
   * Finds the camera that is meant.
   *
   * @param known what it was when it was found before; it is then looked for under any number, and
   *     another one in its place is not taken for it
   * @return not started yet
   * @throws Fault when it is not there
   */
  public Camera find(CameraChoice choice, @Nullable CameraIdentity known) {
    List<Camera> made = shownBy(new ChoiceDriver(choice, clock));
    if (!made.isEmpty()) {
      return made.get(0);
    }
    if (choice instanceof CameraChoice.ThroughLibrary through) {
      return find(through.device(), known, shownBy(library));
    }
    return find(choice, known, devices());
  }

  private static Camera find(
      CameraChoice choice, @Nullable CameraIdentity known, List<Camera> devices) {
    Camera found = known == null ? chosen(choice, devices) : again(known, devices);
    if (found == null) {
      throw notThere(known == null ? choice.text() : known.name(), devices);
    }
    return found;
  }

  private static @Nullable Camera chosen(CameraChoice choice, List<Camera> devices) {
    if (choice instanceof CameraChoice.Named named) {
      String part = named.part().toLowerCase(Locale.ROOT);
      return first(
          devices,
          it -> it.address().equals(named.part()),
          it -> it.name().equals(named.part()), // which may be a part of another one's
          it -> contains(it, part));
    } else if (choice instanceof CameraChoice.Numbered numbered) {
      boolean byName = devices.stream().anyMatch(it -> it.identity().address().startsWith("/dev/"));
      if (byName) {
        return first(devices, it -> it.address().equals("/dev/video" + numbered.number()));
      }
      return numbered.number() < devices.size() ? devices.get(numbered.number()) : null;
    }
    // what a program plays, our own virtual camera for one, is only taken when it is asked for
    return first(devices, it -> !it.isPlayed());
  }

  private static boolean contains(CameraIdentity identity, String part) {
    return (identity.name() + "\n" + identity.place() + "\n" + identity.address())
        .toLowerCase(Locale.ROOT)
        .contains(part);
  }

  private static @Nullable Camera again(CameraIdentity known, List<Camera> devices) {
    return first(devices, known::isSame, known::isNamesake);
  }

  /** The first device that meets the first test that any meets. */
  @SafeVarargs
  private static @Nullable Camera first(List<Camera> devices, Predicate<CameraIdentity>... tests) {
    for (Predicate<CameraIdentity> test : tests) {
      for (Camera device : devices) {
        if (test.test(device.identity())) {
          return device;
        }
      }
    }
    return null;
  }

  private static Fault notThere(String asked, List<Camera> devices) {
    String there =
        devices.stream().map(it -> it.identity().text()).collect(Collectors.joining(", "));
    return new Fault(
        "opening "
            + asked
            + ": expected it to be plugged in, found "
            + (there.isEmpty() ? "no camera" : "only " + there)
            + "; plug it in, or choose another with --camera");
  }
}
