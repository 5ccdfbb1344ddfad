package kukla.inference.engine.tensorrt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kukla.inference.Fault;
import kukla.inference.card.Door;
import kukla.inference.cuda.Gpu;
import kukla.inference.cuda.Grid;
import kukla.inference.cuda.SimulatedCuda;
import kukla.inference.engine.tensorrt.plan.Execution;
import kukla.inference.engine.tensorrt.plan.PlanBuilder;
import kukla.inference.engine.tensorrt.plan.PlanFile;
import kukla.inference.engine.tensorrt.plan.PlanRuntime;

/** A TensorRT whose engines add a kept number to each of two others. */
final class FakeTensorRt implements PlanRuntime, PlanBuilder {
  private final SimulatedCuda cuda;
  private final long kernel;
  private String version = "10.15.1";
  private boolean canCapture = true;
  private int refusals;
  int builds;
  int open;

  FakeTensorRt(SimulatedCuda cuda) {
    this.cuda = cuda;
    cuda.put(
        "engine",
        (gpu, grid, arguments) -> {
          float kept = gpu.bytes(arguments.get(1).longValue()).getFloat(0);
          for (int i = 0; i < 2; i++) {
            float each = gpu.bytes(arguments.get(0).longValue()).getFloat(4 * i);
            gpu.bytes(arguments.get(2).longValue()).putFloat(4 * i, each + kept);
          }
        });
    kernel = cuda.kernel(cuda.load(new byte[1]), "engine");
    cuda.clearLedger();
  }

  void becomes(String next) {
    version = next;
  }

  void refuse(int times) {
    refusals = times;
  }

  void cannotCapture() {
    canCapture = false;
  }

  @Override
  public void build(Order order) {
    builds++;
    PlanFile.write(
        order.destination(), order.key(), StandardCharsets.UTF_8.encode("engine " + builds));
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public Execution load(ByteBuffer plan) {
    if (refusals > 0) {
      refusals--;
      throw new Fault("TensorRT does not take it");
    }
    open++;
    return new FakeExecution();
  }

  Gpu gpu() {
    return cuda.gpus().get(0);
  }

  private final class FakeExecution implements Execution {
    private final Map<String, Long> bound = new HashMap<>();
    private int enqueued;

    @Override
    public List<Door> inputs() {
      return List.of(Door.of("driving", 1, 2), Door.of("source", 1, 1));
    }

    @Override
    public List<Door> outputs() {
      return List.of(Door.of("sum", 1, 2));
    }

    @Override
    public void bind(String name, long address) {
      bound.put(name, address);
    }

    @Override
    public void enqueue(long stream) {
      if (!canCapture && enqueued++ > 0 && enqueued == 2) {
        throw new Fault("this cannot be captured");
      }
      List<Long> arguments = new ArrayList<>();
      for (String name : List.of("driving", "source", "sum")) {
        arguments.add(bound.getOrDefault(name, 0L));
      }
      cuda.launch(kernel, Grid.line(1), stream, arguments);
    }

    @Override
    public void close() {
      open--;
    }
  }
}
