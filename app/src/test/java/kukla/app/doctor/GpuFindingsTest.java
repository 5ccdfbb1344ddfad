package kukla.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kukla.inference.Fault;
import kukla.inference.cuda.Gpu;
import kukla.inference.cuda.SimulatedCuda;
import org.junit.jupiter.api.Test;

class GpuFindingsTest {
  private static void works(Gpu gpu) {}

  private static void broken(Gpu gpu) {
    throw new Fault("loading it on " + gpu.name() + ": run kukla gpu install");
  }

  @Test
  void saysOfEachGpuWhatWorksAndWhatToDo() {
    SimulatedCuda cuda =
        new SimulatedCuda(
            List.of(
                new Gpu(0, "NVIDIA H200", 9, 0, 150_000_000_000L),
                new Gpu(1, "NVIDIA L4", 8, 9, 24_000_000_000L)));
    assertThat(GpuFindings.of(cuda, "", GpuFindingsTest::works, GpuFindingsTest::works))
        .containsExactly(
            "NVIDIA H200, compute capability 9.0, 140 GiB: CUDA and TensorRT work",
            "NVIDIA L4, compute capability 8.9, 22 GiB: CUDA and TensorRT work");
    assertThat(GpuFindings.of(cuda, "", GpuFindingsTest::broken, GpuFindingsTest::works).get(1))
        .contains("TensorRT does not")
        .contains("run kukla gpu install");
    assertThat(GpuFindings.of(cuda, "", GpuFindingsTest::works, GpuFindingsTest::broken).get(0))
        .contains("none can be built")
        .contains("run kukla gpu install");
  }

  @Test
  void saysWhichTensorRtItIsAndWhy() {
    String origin = "there/libnvinfer.so.10, chosen with kukla gpu install --tensorrt";
    assertThat(
            GpuFindings.of(
                new SimulatedCuda(), origin, GpuFindingsTest::works, GpuFindingsTest::broken))
        .singleElement()
        .asString()
        .contains("none can be built")
        .endsWith("(TensorRT: " + origin + ")");
  }
}
