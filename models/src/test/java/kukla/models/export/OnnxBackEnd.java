package kukla.models.export;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import kukla.inference.card.Door;
import kukla.inference.card.ModelFolder;
import kukla.inference.engine.Engine;
import kukla.inference.engine.Session;
import kukla.inference.engine.onnx.OnnxEngine;
import kukla.models.onnx.OnnxGraph.Stored;

/** The three exported graphs on ONNX Runtime. */
final class OnnxBackEnd implements MotionBackEnd {
  private final Map<String, Session> sessions = new LinkedHashMap<>();

  /** Exports into the folder and loads what was written. */
  OnnxBackEnd(FinishedNetworks model, Path folder, Stored stored) {
    this(model, folder, stored, OnnxEngine.load());
  }

  /** The same on any engine. */
  OnnxBackEnd(FinishedNetworks model, Path folder, Stored stored, Engine engine) {
    int keypoints = model.config().keypointDetector().numKp();
    ModelSheet sheet = ModelSheet.imported("test", "none", keypoints);
    ModelFolderWriter.write(model, sheet, folder, stored, () -> {});
    ModelFolder written = ModelFolder.open(folder);
    ModelsVerify.verify(written);
    for (String role : written.card().files().keySet()) {
      sessions.put(role, engine.open(written.verified(role), Set.of()));
    }
  }

  Map<String, float[]> run(String role, Map<String, float[]> inputs) {
    Session session = sessions.get(role);
    if (session == null) {
      throw new IllegalArgumentException(role);
    }
    for (Door door : session.inputs()) {
      float[] values = inputs.get(door.name());
      if (values == null) {
        throw new IllegalArgumentException(door.name());
      }
      session.input(door.name()).put(0, values);
    }
    session.run();
    Map<String, float[]> outputs = new LinkedHashMap<>();
    for (Door door : session.outputs()) {
      FloatBuffer output = session.output(door.name());
      float[] values = new float[output.capacity()];
      output.get(0, values);
      outputs.put(door.name(), values);
    }
    return outputs;
  }

  @Override
  public Points keypoints(float[] image) {
    Map<String, float[]> outputs = run("keypoints", Map.of("image", image));
    return new Points(outputs.getOrDefault("value", new float[0]), outputs.get("jacobian"));
  }

  @Override
  public Map<String, float[]> draw(float[] source, Points sourcePoints, Points driving) {
    Map<String, float[]> inputs = run("source", Map.of("image", source));
    put(inputs, "source", sourcePoints);
    put(inputs, "driving", driving);
    return run("generator", inputs);
  }

  private static void put(Map<String, float[]> inputs, String whose, Points points) {
    inputs.put(whose + "_value", points.values());
    float[] jacobians = points.jacobians();
    if (jacobians != null) {
      inputs.put(whose + "_jacobian", jacobians);
    }
  }

  @Override
  public void close() {
    sessions.values().forEach(Session::close);
  }
}
