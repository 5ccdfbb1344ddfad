package kukla.inference.engine.tensorrt.nvidia;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import kukla.inference.Fault;
import kukla.inference.card.Door;
import kukla.inference.cuda.driver.Address;
import kukla.inference.engine.tensorrt.plan.Execution;
import org.bytedeco.tensorrt.global.nvinfer.DataType;
import org.bytedeco.tensorrt.global.nvinfer.TensorIOMode;
import org.bytedeco.tensorrt.nvinfer.Dims64;
import org.bytedeco.tensorrt.nvinfer.ICudaEngine;
import org.bytedeco.tensorrt.nvinfer.IExecutionContext;

/** An engine that TensorRT has loaded, and a context to run it in. */
final class NvidiaExecution implements Execution {
  private final ICudaEngine engine;
  private final IExecutionContext context;
  private final Supplier<String> error;
  private final List<Door> inputs = new ArrayList<>();
  private final List<Door> outputs = new ArrayList<>();

  /**
   * @param engine given back with this, as is the context
   * @param error what TensorRT said last
   */
  NvidiaExecution(ICudaEngine engine, IExecutionContext context, Supplier<String> error) {
    this.engine = engine;
    this.context = context;
    this.error = error;
    for (int i = 0; i < engine.getNbIOTensors(); i++) {
      String name = engine.getIOTensorName(i);
      if (engine.getTensorDataType(name).intern() != DataType.kFLOAT) {
        throw new Fault(
            "loading an engine: expected doors of float32, found %s of another kind; choose another model or --engine onnx"
                .formatted(name));
      }
      Door door = Door.of(name, sizes(engine.getTensorShape(name)));
      boolean in = engine.getTensorIOMode(name).intern() == TensorIOMode.kINPUT;
      (in ? inputs : outputs).add(door);
    }
  }

  private static long[] sizes(Dims64 dims) {
    long[] sizes = new long[dims.nbDims()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = dims.d(i);
    }
    return sizes;
  }

  @Override
  public List<Door> inputs() {
    return List.copyOf(inputs);
  }

  @Override
  public List<Door> outputs() {
    return List.copyOf(outputs);
  }

  @Override
  public void bind(String name, long address) {
    if (!context.setTensorAddress(name, Address.of(address))) {
      throw new Fault(
          "binding %s: expected TensorRT to take its memory, found %s; use --engine torch"
              .formatted(name, error.get()));
    }
  }

  @Override
  public void enqueue(long stream) {
    if (!context.enqueueV3(Address.stream(stream))) {
      throw new Fault(
          "running an engine: expected TensorRT to take the work, found %s; start again, or use --engine torch"
              .formatted(error.get()));
    }
  }

  @Override
  public void close() {
    Release.of(context, IExecutionContext.class);
    Release.of(engine, ICudaEngine.class);
  }
}
