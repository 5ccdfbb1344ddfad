package kukla.app.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kukla.app.sink.choice.VirtualCameras;
import kukla.inference.engine.Processor;
import kukla.media.LiveWriter;
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
  private final VirtualCameras virtualCameras;
  private final Map<String, String> environment;
  private final List<String> notes = new ArrayList<>();

  Examination(
      LinuxDevices devices,
      SystemLibraries libraries,
      VirtualCameras virtualCameras,
      Map<String, String> environment) {
    this.virtualCameras = virtualCameras;
    this.devices = devices;
    this.libraries = libraries;
    this.environment = environment;
  }

  static Examination ofThisMachine() {
    return new Examination(
        new LinuxDevices(Path.of("/")),
        SystemLibraries.ofThisMachine(),
        VirtualCameras.ofThisMachine(),
        System.getenv());
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
    notes.addAll(virtualCameras.notes());
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
        LiveWriter.encoders(),
        cameras,
        virtualCameras.usable(),
        display,
        offscreen,
        List.copyOf(notes));
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
