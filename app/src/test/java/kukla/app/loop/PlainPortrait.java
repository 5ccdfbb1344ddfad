package kukla.app.loop;

import java.nio.file.Path;
import java.util.function.Consumer;
import kukla.inference.card.ModelFolder;
import kukla.inference.cuda.SimulatedCuda;
import kukla.inference.engine.Engine;
import kukla.inference.engine.onnx.OnnxEngine;
import kukla.inference.face.FaceBox;
import kukla.inference.face.FaceCrop;
import kukla.inference.face.ScriptedDetector;
import kukla.inference.gpu.FrameTwin;
import kukla.inference.gpu.SimulatedEngine;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.inference.motion.MotionModel;
import kukla.inference.reenact.Source;
import kukla.render.stage.Mark;

/** A painting of one colour, which the bundled model moves: what is not of it is seen at once. */
final class PlainPortrait {
  static final int WIDE = 160;
  static final int HIGH = 120;
  static final int RED = 200;
  static final int GREEN = 120;
  static final int BLUE = 40;

  private PlainPortrait() {}

  /** A picture of one colour. */
  static Image plain(int width, int height, int red, int green, int blue) {
    Image picture = Image.allocate(width, height, ChannelOrder.RGB);
    for (int i = 0; i < width * height; i++) {
      picture.pixels().put(3 * i, (byte) red);
      picture.pixels().put(3 * i + 1, (byte) green);
      picture.pixels().put(3 * i + 2, (byte) blue);
    }
    return picture;
  }

  static Image painting() {
    return plain(WIDE, HIGH, RED, GREEN, BLUE);
  }

  static Source source(int side) {
    return Source.of("plain", painting(), new FaceCrop(80, 60, 60), side);
  }

  /** The bundled model; closed by who asked. */
  static MotionModel model(Engine engine) {
    Path folder = Path.of(System.getProperty("kukla.root")).resolve("models/motion-lite");
    return MotionModel.open(ModelFolder.open(folder), engine);
  }

  /** Moved on the CPU, or at least up to the square. */
  static ReenactmentPerformance on(String word, Engine engine) {
    MotionModel model = model(engine);
    return new ReenactmentPerformance(
        model,
        new ScriptedDetector(FaceBox.centred(30, 24, 16, 16)),
        source(model.side()),
        word,
        "motion-lite on " + word);
  }

  /** Moved on a simulated GPU, with which OpenGL shares nothing. */
  static Performance onDevice(SimulatedCuda gpu, Consumer<String> notes) {
    FrameTwin.install(gpu);
    gpu.fail("registerTexture", "CUDA_ERROR_INVALID_GRAPHICS_CONTEXT");
    return on("tensorrt", new SimulatedEngine(gpu, OnnxEngine.load()))
        .onDevice(any -> new byte[1], WIDE, HIGH, () -> Mark.DEFAULT, notes);
  }
}
