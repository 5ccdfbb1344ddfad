package kukla.models.evaluate;

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

  /** Indented, one line feed at the end; a figure that was not measured is null. */
  String json() {
    ObjectNode root = FigureJson.empty();
    root.put("model", model);
    root.put("engine", engine);
    root.put("every", every);
    FaceFigures mean = FaceFigures.mean(clips);
    ObjectNode means = root.putObject("mean");
    put(means, mean);
    FigureJson.put(means, "look_ms", lookMilliseconds);
    FigureJson.put(root, "points", mean.points());
    ArrayNode list = root.putArray("clips");
    for (FaceFigures clip : clips) {
      ObjectNode node = list.addObject();
      node.put("clip", clip.clip());
      put(node, clip);
    }
    FigureJson.put(root, "left_out", leftOut);
    return FigureJson.text(root);
  }

  private static void put(ObjectNode node, FaceFigures figures) {
    node.put("frames", figures.frames());
    node.put("frames_without_face", figures.framesWithoutFace());
    node.put("frames_missed", figures.framesMissed());
    FigureJson.put(node, "landmarks", figures.landmarks());
    FigureJson.put(node, "landmarks_by_corners", figures.landmarksByCorners());
    FigureJson.put(node, "pose_degrees", figures.poseDegrees());
    FigureJson.put(node, "yaw_degrees", figures.yawDegrees());
    FigureJson.put(node, "pitch_degrees", figures.pitchDegrees());
    FigureJson.put(node, "roll_degrees", figures.rollDegrees());
    FigureJson.put(node, "blink_r", figures.blinkR());
    FigureJson.put(node, "mouth_r", figures.mouthR());
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
    table.append("one look: %s ms%n".formatted(MotionReport.cell(2, lookMilliseconds)));
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
            MotionReport.cell(1, f.poseDegrees()),
            MotionReport.cell(1, f.yawDegrees()),
            MotionReport.cell(1, f.pitchDegrees()),
            MotionReport.cell(1, f.rollDegrees()),
            MotionReport.cell(2, f.blinkR()),
            MotionReport.cell(2, f.mouthR()));
  }

  private static String percent(double share) {
    return Double.isFinite(share) ? MotionReport.cell(2, 100 * share) + " %" : "-";
  }
}
