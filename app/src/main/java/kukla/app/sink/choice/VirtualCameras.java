package kukla.app.sink.choice;

import java.util.ArrayList;
import java.util.List;
import kukla.app.sink.loopback.LoopbackDevices;
import kukla.app.sink.pipewire.PipeWireParts;

/**
 * What of the virtual cameras works on this machine. Files are looked at, nothing is opened.
 *
 * @param devices of v4l2loopback
 * @param parts of PipeWire
 */
public record VirtualCameras(LoopbackDevices devices, PipeWireParts parts) {
  /** Looked for now. */
  public static VirtualCameras ofThisMachine() {
    return new VirtualCameras(LoopbackDevices.ofThisMachine(), PipeWireParts.ofThisMachine());
  }

  boolean hasLoopback() {
    return devices.missing().isEmpty();
  }

  boolean hasPipeWire() {
    return parts.missing().isEmpty();
  }

  /** One line for each that can be used, as {@code --virtual-camera} names it first. */
  public List<String> usable() {
    List<String> usable = new ArrayList<>();
    for (LoopbackDevices.Device device : devices.all()) {
      if (device.writable()) {
        usable.add("v4l2:" + device.shown());
      }
    }
    if (hasPipeWire()) {
      usable.add("pipewire, through gst-launch-1.0");
    }
    return List.copyOf(usable);
  }

  /** What is missing and what to do, and what a user must know, a sentence each. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    devices.missing().ifPresent(why -> notes.add("no v4l2 virtual camera: " + why));
    parts.missing().forEach(why -> notes.add("no PipeWire virtual camera: " + why));
    if (hasPipeWire()) {
      notes.add(PipeWireParts.BROWSERS);
    }
    return List.copyOf(notes);
  }
}
