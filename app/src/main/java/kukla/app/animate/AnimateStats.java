package kukla.app.animate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import kukla.inference.file.AtomicFile;

/**
 * What {@code --stats} writes of one run.
 *
 * @param frames frames written
 * @param seconds from opening the clip to the finished file
 * @param engine its name
 * @param framesWithoutFace driving frames in which the portrait was held
 * @param stages times of each stage
 */
record AnimateStats(
    long frames, double seconds, String engine, long framesWithoutFace, StageTimes stages) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  double framesPerSecond() {
    return frames / seconds;
  }

  void write(Path file) {
    ObjectNode root = JSON.createObjectNode();
    root.put("frames", frames);
    root.put("fps", Math.round(framesPerSecond() * 100) / 100.0);
    root.put("engine", engine);
    root.put("frames_without_face", framesWithoutFace);
    root.put("dropped", 0);
    root.set("stages", stages.json());
    try {
      AtomicFile.write(
          file, (JSON.writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
