package kukla.app.doctor;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import kukla.media.LiveWriter;
import org.jspecify.annotations.Nullable;

/**
 * What this machine has of that which the program can use.
 *
 * @param java version, vendor and folder of the running JDK
 * @param cpu model name
 * @param cpuFlags instruction sets that make a difference here, in Linux's words
 * @param processors that this process may use
 * @param memoryMib RAM of the machine
 * @param gpus one line a GPU
 * @param engines in the order in which auto prefers them
 * @param auto which of them runs the bundled model and why, null where there is no such model
 * @param encoders that recordings and streams try, in their order
 * @param cameras with their modes
 * @param virtualCameras one line a sink that a call application could pick
 * @param display of the window system, null without one
 * @param offscreen what draws without a display, null when nothing does
 * @param notes what is missing and what to do, one sentence each
 */
record Diagnosis(
    String java,
    String cpu,
    @JsonProperty("cpu_flags") List<String> cpuFlags,
    int processors,
    @JsonProperty("memory_mib") long memoryMib,
    List<String> gpus,
    List<EngineFinding> engines,
    @Nullable String auto,
    List<LiveWriter.EncoderFinding> encoders,
    List<CameraFinding> cameras,
    @JsonProperty("virtual_cameras") List<String> virtualCameras,
    @Nullable String display,
    @Nullable String offscreen,
    List<String> notes) {

  /** The same with further lines about GPUs. */
  Diagnosis withGpus(List<String> further) {
    List<String> all = new ArrayList<>(gpus);
    all.addAll(further);
    return new Diagnosis(
        java,
        cpu,
        cpuFlags,
        processors,
        memoryMib,
        List.copyOf(all),
        engines,
        auto,
        encoders,
        cameras,
        virtualCameras,
        display,
        offscreen,
        notes);
  }

  /** The same with further notes. */
  Diagnosis withNotes(List<String> further) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(further);
    return new Diagnosis(
        java,
        cpu,
        cpuFlags,
        processors,
        memoryMib,
        gpus,
        engines,
        auto,
        encoders,
        cameras,
        virtualCameras,
        display,
        offscreen,
        List.copyOf(all));
  }

  /** The same for a reader: one finding a line. */
  String text() {
    StringBuilder text = new StringBuilder();
    line(text, "java", java);
    line(
        text,
        "cpu",
        cpu
            + ", "
            + processors
            + (processors == 1 ? " processor" : " processors")
            + (cpuFlags.isEmpty() ? "" : ", " + String.join(" ", cpuFlags)));
    line(text, "memory", memoryMib + " MiB");
    lines(text, "gpu", gpus);
    for (EngineFinding engine : engines) {
      line(
          text, "engine", engine.name() + (engine.usable() ? ": " : ", not here: ") + engine.why());
    }
    if (auto != null) {
      line(text, "engine auto", auto);
    }
    for (LiveWriter.EncoderFinding encoder : encoders) {
      line(
          text,
          "encoder",
          encoder.name() + (encoder.works() ? "" : ", not here: " + encoder.why()));
    }
    lines(text, "camera", cameras.stream().map(CameraFinding::text).toList());
    lines(text, "virtual camera", virtualCameras);
    line(text, "display", display == null ? "none" : display);
    line(text, "offscreen", offscreen == null ? "none" : offscreen);
    notes.forEach(note -> line(text, "note", note));
    return text.toString();
  }

  private static void lines(StringBuilder text, String key, List<String> values) {
    if (values.isEmpty()) {
      line(text, key, "none");
    }
    values.forEach(value -> line(text, key, value));
  }

  private static void line(StringBuilder text, String key, String value) {
    text.append(String.format("%-15s %s%n", key, value));
  }
}
