package kukla.app.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kukla.inference.engine.Processor;
import kukla.render.OffscreenContext;
import kukla.render.RenderFault;
import org.jspecify.annotations.Nullable;

/** Looks at the machine. Nothing found is an answer, never a fault. */
final class Examination {
  /** Instruction sets that decide how fast networks run. */
  private static final List<String> TELLING =
      List.of("avx2", "avx512f", "avx512_bf16", "amx_bf16", "bf16", "asimd");

  private static final long MIB = 1 << 20;

  private final LinuxDevices devices;
  private final SystemLibraries libraries;
  private final Map<String, String> environment;
  private final List<String> notes = new ArrayList<>();

  Examination(LinuxDevices devices, SystemLibraries libraries, Map<String, String> environment) {
    this.devices = devices;
    this.libraries = libraries;
    this.environment = environment;
  }

  static Examination ofThisMachine() {
    return new Examination(
        new LinuxDevices(Path.of("/")), SystemLibraries.ofThisMachine(), System.getenv());
  }

  /**
   * @param engines what was found out about them
   * @param auto which of them runs the bundled model and why, null where there is no such model
   * @param cameras that there are
   */
  Diagnosis diagnose(
      List<EngineFinding> engines, @Nullable String auto, List<CameraFinding> cameras) {
    Processor processor = Processor.ofThisMachine();
    if (cameras.isEmpty()) {
      notes.add("no camera: there is no /dev/video* of a real device; plug one in, or use a clip");
    }
    List<String> virtualCameras = virtualCameras();
    String display = display();
    String offscreen = offscreen();
    if (!libraries.has("libpulse.so.0")) {
      notes.add(
          "libpulse0 is missing, without it no camera or virtual camera opens: apt install"
              + " libpulse0");
    }
    return new Diagnosis(
        java(),
        processor.name(),
        TELLING.stream().filter(processor.flags()::contains).toList(),
        processor.count(),
        memoryMib(),
        devices.gpus(),
        engines,
        auto,
        cameras,
        virtualCameras,
        display,
        offscreen,
        List.copyOf(notes));
  }

  private List<String> virtualCameras() {
    List<String> found = new ArrayList<>(devices.loopbacks());
    if (found.isEmpty()) {
      notes.add(
          devices.hasLoopbackModule()
              ? "v4l2loopback is loaded but has no device: modprobe it again with devices=1"
              : "no v4l2loopback device: apt install v4l2loopback-dkms && modprobe v4l2loopback");
    }
    if (!hasPipeWire()) {
      notes.add("no PipeWire: its socket is not in XDG_RUNTIME_DIR");
    } else if (!isOnPath("gst-launch-1.0")) {
      notes.add("PipeWire runs, but gst-launch-1.0 is missing: apt install gstreamer1.0-tools");
    } else {
      found.add("PipeWire, through gst-launch-1.0");
    }
    return found;
  }

  private boolean hasPipeWire() {
    String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    return !runtime.isBlank() && Files.exists(Path.of(runtime, "pipewire-0"));
  }

  private boolean isOnPath(String program) {
    for (String folder : environment.getOrDefault("PATH", "").split(":", -1)) {
      if (!folder.isBlank() && Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  private @Nullable String display() {
    for (String variable : List.of("WAYLAND_DISPLAY", "DISPLAY")) {
      String value = environment.getOrDefault(variable, "");
      if (!value.isBlank()) {
        return variable + "=" + value;
      }
    }
    return null;
  }

  private @Nullable String offscreen() {
    try (OffscreenContext context = OffscreenContext.open()) {
      return context.description();
    } catch (RenderFault e) {
      notes.add(String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static String java() {
    return Runtime.version()
        + ", "
        + System.getProperty("java.vendor")
        + ", "
        + System.getProperty("java.home");
  }

  private static long memoryMib() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getTotalMemorySize() / MIB
        : 0;
  }
}
