package kukla.models.export;

import static kukla.models.export.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import kukla.inference.card.ModelFolder;
import kukla.inference.engine.CardGraph;
import kukla.inference.engine.Session;
import kukla.inference.engine.onnx.OnnxEngine;
import kukla.models.face.CropNetwork;
import kukla.models.face.FaceNetwork;
import kukla.models.face.MaskNetwork;
import kukla.models.face.TrunkConfig;
import kukla.models.onnx.OnnxGraph.Stored;
import kukla.models.torch.TorchOps;
import kukla.models.torch.TorchOps.Mode;
import kukla.models.torch.TorchOps.Precision;
import kukla.models.torch.TorchParameters;
import kukla.models.weights.Weights;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is trained is what is exported: libtorch against ONNX Runtime. */
class CropGraphTest {
  private static final int SIZE = 64;
  private static final TrunkConfig TRUNK = new TrunkConfig(8, 2, 12);

  @TempDir Path folder;

  @Test
  void aFaceNetworkSaysTheSameOnBothSides() {
    compare(new FaceNetwork(TRUNK, SIZE, 24), "landmarks");
  }

  @Test
  void aMaskNetworkSaysTheSameOnBothSides() {
    compare(new MaskNetwork(TRUNK, SIZE), "mask");
  }

  private void compare(CropNetwork network, String kind) {
    Weights weights = RandomModel.weights(network.parameters(), 3);
    new FinishedCropNetwork(network, weights)
        .write("test", "none", null, folder.resolve("test"), Stored.FP32);
    ModelFolder written = ModelFolder.open(folder.resolve("test"));
    assertThat(written.card().kind()).isEqualTo(kind);
    ModelsVerify.verify(written);
    float[] picture = RandomModel.picture(SIZE, 5);
    GradMode.set_enabled(false);
    try (PointerScope scope = new PointerScope();
        TorchParameters parameters =
            TorchParameters.of(
                network.parameters(),
                parameter ->
                    Objects.requireNonNull(weights.tensors().get(parameter.name())).floats());
        Session session = CardGraph.open(OnnxEngine.load(), written, "graph", java.util.Set.of())) {
      Map<String, Tensor> expected =
          network.outputs(
              new TorchOps(parameters, Precision.FP32, Mode.EVALUATE),
              Tensor.create(picture, 1, 3, SIZE, SIZE));
      session.input("image").put(0, picture);
      session.run();
      expected.forEach(
          (name, tensor) -> {
            float[] found = new float[session.output(name).capacity()];
            session.output(name).get(0, found);
            float[] values = new float[(int) tensor.numel()];
            tensor.contiguous().<FloatBuffer>createBuffer().get(values);
            assertThat(values).as(name).hasSizeGreaterThan(0);
            assertClose(found, values, 2e-3);
          });
    } finally {
      GradMode.set_enabled(true);
    }
  }
}
