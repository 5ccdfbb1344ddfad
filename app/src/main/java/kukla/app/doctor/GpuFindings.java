package kukla.app.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import kukla.inference.Fault;
import kukla.inference.cuda.Cuda;
import kukla.inference.cuda.Gpu;
import kukla.inference.cuda.driver.NvidiaDriver;
import kukla.inference.cuda.library.NvidiaLibraries;
import kukla.inference.cuda.library.NvidiaLibrary;
import kukla.inference.engine.tensorrt.nvidia.BuildProcess;
import kukla.inference.engine.tensorrt.nvidia.NvidiaRuntime;

/**
 * What works on each NVIDIA GPU: CUDA, TensorRT, building engines; the first that does not ends.
 */
final class GpuFindings {
  private GpuFindings() {}

  /**
   * Asks each GPU of this machine; a second or two each where all is well.
   *
   * @return a line a GPU; none where CUDA itself does not start
   */
  static List<String> ofThisMachine() {
    Cuda cuda;
    try {
      cuda = NvidiaDriver.cuda();
    } catch (Fault e) {
      return List.of(); // the engine's line says why
    }
    return of(
        cuda,
        NvidiaLibraries.ofThisMachine().origin(NvidiaLibrary.TENSORRT),
        gpu -> {
          cuda.use(gpu);
          NvidiaRuntime.load();
        },
        BuildProcess.ofThisProgram()::probe);
  }

  /**
   * Asks each GPU.
   *
   * @param tensorRt where TensorRT comes from, and why; empty where there is none
   * @param running a fault where engines cannot run
   * @param building a fault where none can be built
   */
  static List<String> of(
      Cuda cuda, String tensorRt, Consumer<Gpu> running, Consumer<Gpu> building) {
    List<String> lines = new ArrayList<>();
    String origin = tensorRt.isEmpty() ? "" : " (TensorRT: " + tensorRt + ")";
    for (Gpu gpu : cuda.gpus()) {
      lines.add(gpu + ": " + verdict(gpu, running, building) + origin);
    }
    return lines;
  }

  private static String verdict(Gpu gpu, Consumer<Gpu> running, Consumer<Gpu> building) {
    try {
      running.accept(gpu);
    } catch (Fault e) {
      return "CUDA works, TensorRT does not: " + e.sentence();
    }
    try {
      building.accept(gpu);
    } catch (Fault e) {
      return "engines run, but none can be built: " + e.sentence();
    }
    return "CUDA and TensorRT work";
  }
}
