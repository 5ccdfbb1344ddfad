package kukla.app.sink.loopback;

import java.util.Optional;
import kukla.app.sink.NewestSink;
import kukla.app.sink.Outlet;
import kukla.app.sink.ProgramFormat;
import kukla.app.sink.ProgramPicture;
import kukla.app.sink.Sink;
import kukla.app.sink.loopback.LoopbackDevices.Device;
import kukla.inference.Fault;
import kukla.media.LoopbackWriter;

/** The program picture on a device of v4l2loopback. A device that goes away is opened again. */
public final class LoopbackCamera implements Outlet {
  private final Device device;
  private final LoopbackWriter writer;
  private final boolean even;

  private LoopbackCamera(Device device, ProgramFormat format) {
    this.device = device;
    even = format.isEven();
    writer =
        LoopbackWriter.open(
            device.path().toString(), format.width(), format.height(), format.frameRate());
  }

  /**
   * Opens the camera.
   *
   * @param words which device: a path, a number or a part of its name; empty for the best
   * @throws Fault when there is none, or it may not be written
   */
  public static Sink open(ProgramFormat format, LoopbackDevices devices, String words) {
    Optional<Device> wished =
        words.isEmpty()
            ? devices.all().stream().filter(Device::writable).findFirst()
            : devices.find(words);
    if (wished.isEmpty()) {
      throw new Fault(
          "opening the virtual camera "
              + (words.isEmpty() ? "of v4l2loopback" : words)
              + ": expected a device of v4l2loopback, found "
              + devices.missing().map(why -> "that " + why).orElse(others(devices)));
    }
    Device device = wished.get();
    if (!device.writable()) {
      throw new Fault(
          "opening the virtual camera "
              + device.shown()
              + ": expected a device that may be written, found none; add yourself to the group"
              + " video (usermod -aG video $USER) and log in again");
    }
    return new NewestSink(
        "v4l2 camera", "virtual-camera", format, () -> new LoopbackCamera(device, format));
  }

  private static String others(LoopbackDevices devices) {
    return "only "
        + String.join(", ", devices.all().stream().map(Device::shown).toList())
        + "; name one of these";
  }

  @Override
  public String sentence() {
    return "sending to " + device.shown();
  }

  @Override
  public boolean takesYuyv() {
    return even;
  }

  @Override
  public void deliver(ProgramPicture picture) {
    if (picture.isYuyv()) {
      writer.write(picture.yuyv());
    } else {
      writer.write(picture.image());
    }
  }

  @Override
  public void interrupt() {
    writer.interrupt();
  }

  @Override
  public void close() {
    writer.close();
  }
}
