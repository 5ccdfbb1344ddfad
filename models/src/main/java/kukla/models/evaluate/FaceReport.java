package kukla.models.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What {@code evaluate face} found.
 *
 * @param model its name
 * @param engine that ran it
 * @param every one frame in so many was measured
 * @param lookMilliseconds median time of one look
 * @param clips figures by clip
 * @param leftOut a sentence for each clip that could not be measured
 */
record FaceReport(
    String model,
    String engine,
    int every,
    double lookMilliseconds,
    List<FaceFigures> clips,
    List<String> leftOut) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Indented, one line feed at the end; a figure that was not measured is null. */
  String json() {
    ObjectNode root = JSON.createObjectNode();
    root.put("model", model);
    root.put("engine", engine);
    root.put("every", every);
    FaceFigures mean = FaceFigures.mean(clips);
    ObjectNode means = root.putObject("mean");
    put(means, mean);
    put(means, "look_ms", lookMilliseconds);
    ArrayNode points = root.putArray("points");
    for (double point : mean.points()) {
      points.add(rounded(point));
    }
    ArrayNode list = root.putArray("clips");
    for (FaceFigures clip : clips) {
      ObjectNode node = list.addObject();
      node.put("clip", clip.clip());
      put(node, clip);
    }
    ArrayNode sentences = root.putArray("left_out");
    leftOut.forEach(sentences::add);
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void put(ObjectNode node, FaceFigures figures) {
    node.put("frames", figures.frames());
    node.put("frames_without_face", figures.framesWithoutFace());
    node.put("frames_missed", figures.framesMissed());
    put(node, "landmarks", figures.landmarks());
    put(node, "landmarks_by_corners", figures.landmarksByCorners());
    put(node, "pose_degrees", figures.poseDegrees());
    put(node, "yaw_degrees", figures.yawDegrees());
    put(node, "pitch_degrees", figures.pitchDegrees());
    put(node, "roll_degrees", figures.rollDegrees());
    put(node, "blink_r", figures.blinkR());
    put(node, "mouth_r", figures.mouthR());
  }

  private static void put(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, rounded(value));
    } else {
      node.putNull(key);
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 1e6) / 1e6;
  }

  /** A table for people. */
  String table() {
    StringBuilder table = new StringBuilder();
    table.append(
        "%-16s %6s %6s %6s %9s %9s %6s %6s %6s %6s %7s %7s%n"
            .formatted(
                "clip",
                "frames",
                "noface",
                "missed",
                "landmarks",
                "/corners",
                "pose°",
                "yaw°",
                "pitch°",
                "roll°",
                "blink_r",
                "mouth_r"));
    clips.forEach(clip -> table.append(row(clip)));
    table.append(row(FaceFigures.mean(clips)));
    table.append("one look: %.2f ms%n".formatted(lookMilliseconds));
    return table.toString();
  }

  private static String row(FaceFigures f) {
    return "%-16s %6d %6d %6d %9s %9s %6s %6s %6s %6s %7s %7s%n"
        .formatted(
            f.clip(),
            f.frames(),
            f.framesWithoutFace(),
            f.framesMissed(),
            percent(f.landmarks()),
            percent(f.landmarksByCorners()),
            cell(1, f.poseDegrees()),
            cell(1, f.yawDegrees()),
            cell(1, f.pitchDegrees()),
            cell(1, f.rollDegrees()),
            cell(2, f.blinkR()),
            cell(2, f.mouthR()));
  }

  private static String percent(double share) {
    return Double.isFinite(share) ? "%.2f %%".formatted(100 * share) : "-";
  }

  private static String cell(int decimals, double value) {
    return Double.isFinite(value) ? ("%." + decimals + "f").formatted(value) : "-";
  }
}
