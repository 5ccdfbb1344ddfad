package kukla.inference.engine.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kukla.inference.Fault;
import kukla.inference.card.Door;
import kukla.inference.engine.Session;

/**
 * A graph on ONNX Runtime. Inputs and outputs are tensors over direct buffers, bound once; output
 * shapes that the graph leaves free are learnt by a first run and bound from then on.
 */
public final class OnnxSession implements Session {
  private final Path graph;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final List<Door> inputs;
  private final List<Door> outputs;
  private final Set<String> outputNames;
  private final Map<String, BoundTensor> boundInputs = new LinkedHashMap<>();
  private final Map<String, BoundTensor> boundOutputs = new LinkedHashMap<>();
  private final Map<String, OnnxTensor> inputTensors = new LinkedHashMap<>();
  private final Map<String, OnnxTensor> outputTensors = new LinkedHashMap<>();

  private OnnxSession(Path graph, OrtEnvironment environment, OrtSession session)
      throws OrtException {
    this.graph = graph;
    this.environment = environment;
    this.session = session;
    inputs = doors(session.getInputInfo());
    outputs = doors(session.getOutputInfo());
    outputNames = outputs.stream().map(Door::name).collect(Collectors.toCollection(TreeSet::new));
    if (inputs.size() != session.getNumInputs()) {
      throw new Fault(
          "loading "
              + graph
              + ": expected inputs of float32, found "
              + session.getInputInfo().values()
              + "; choose another graph");
    }
  }

  /**
   * Loads a graph. The caller closes the session.
   *
   * @throws Fault when there is no such file, or it is no graph that ONNX Runtime can run
   */
  public static OnnxSession open(Path graph) {
    return open(graph, false);
  }

  /**
   * Loads a graph that runs on the calling thread alone: for many that run side by side. The caller
   * closes the session.
   *
   * @throws Fault when there is no such file, or it is no graph that ONNX Runtime can run
   */
  public static OnnxSession openForOneThread(Path graph) {
    return open(graph, true);
  }

  private static OnnxSession open(Path graph, boolean oneThread) {
    if (!Files.isRegularFile(graph)) {
      throw new Fault("loading " + graph + ": expected an ONNX file, found none; check the path");
    }
    OrtEnvironment environment = OnnxEngine.environment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      if (oneThread) {
        options.setIntraOpNumThreads(1);
      } else {
        options.disablePerSessionThreads();
      }
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      OrtSession session = environment.createSession(graph.toString(), options);
      try {
        return new OnnxSession(graph, environment, session);
      } catch (OrtException | RuntimeException e) {
        session.close();
        throw e;
      }
    } catch (OrtException e) {
      throw new Fault(
          "loading "
              + graph
              + ": expected a graph that ONNX Runtime can run, found "
              + said(e)
              + "; import or download the model again",
          e);
    }
  }

  @Override
  public List<Door> inputs() {
    return inputs;
  }

  @Override
  public List<Door> outputs() {
    return outputs;
  }

  @Override
  public FloatBuffer input(String name, long... shape) {
    BoundTensor bound = boundInputs.get(name);
    if (bound != null && (shape.length == 0 || Arrays.equals(bound.shape(), shape))) {
      return bound.buffer();
    }
    Door door = door(inputs, name);
    long[] sizes = shape.length == 0 ? fixed(door) : shape;
    if (!door.admits(Arrays.stream(sizes).boxed().toList())) {
      throw new Fault(
          "feeding "
              + graph.getFileName()
              + ": expected "
              + name
              + " of shape "
              + door.shape()
              + ", found "
              + Arrays.toString(sizes)
              + "; card and file may belong to different models");
    }
    if (bound != null) {
      bound.close();
    }
    bound = bind(sizes);
    boundInputs.put(name, bound);
    inputTensors.put(name, bound.tensor());
    unbindFreeOutputs();
    return bound.buffer();
  }

  @Override
  public void keep() {
    // ONNX Runtime reads the bound buffers in every run.
  }

  @Override
  public void run() {
    for (Door door : inputs) {
      if (!boundInputs.containsKey(door.name())) {
        input(door.name());
      }
    }
    for (Door door : outputs) {
      if (!boundOutputs.containsKey(door.name()) && !door.shape().contains(-1L)) {
        bindOutput(door.name(), fixed(door));
      }
    }
    // Values for which no buffer is bound yet come back in memory of ONNX Runtime.
    try (OrtSession.Result result =
        boundOutputs.size() == outputs.size()
            ? session.run(inputTensors, Set.of(), outputTensors)
            : session.run(inputTensors, missing(), outputTensors)) {
      if (boundOutputs.size() < outputs.size()) {
        adopt(result);
      }
    } catch (OrtException e) {
      throw new Fault(
          "running " + graph + ": ONNX Runtime stopped with " + said(e) + "; check the model", e);
    }
  }

  @Override
  public FloatBuffer output(String name) {
    return known(name).buffer();
  }

  @Override
  public long[] shape(String output) {
    return known(output).shape().clone();
  }

  @Override
  public void close() {
    boundInputs.values().forEach(BoundTensor::close);
    boundOutputs.values().forEach(BoundTensor::close);
    boundInputs.clear();
    boundOutputs.clear();
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  private BoundTensor known(String output) {
    BoundTensor bound = boundOutputs.get(output);
    if (bound == null) {
      door(outputs, output);
      throw new IllegalStateException("expected a run before reading " + output);
    }
    return bound;
  }

  private Set<String> missing() {
    Set<String> names = new TreeSet<>(outputNames);
    names.removeAll(boundOutputs.keySet());
    return names;
  }

  /** Takes over what a run gave without a bound buffer, and binds buffers of those shapes. */
  private void adopt(OrtSession.Result result) throws OrtException {
    for (String name : missing()) {
      OnnxTensor value =
          (OnnxTensor) result.get(name).orElseThrow(() -> new OrtException("no " + name));
      bindOutput(name, value.getInfo().getShape());
      known(name).buffer().put(0, value.getFloatBuffer(), 0, known(name).buffer().capacity());
    }
  }

  private void bindOutput(String name, long[] shape) {
    BoundTensor bound = bind(shape);
    boundOutputs.put(name, bound);
    outputTensors.put(name, bound.tensor());
  }

  private void unbindFreeOutputs() {
    for (Door door : outputs) {
      BoundTensor bound = boundOutputs.get(door.name());
      if (bound != null && door.shape().contains(-1L)) {
        bound.close();
        boundOutputs.remove(door.name());
        outputTensors.remove(door.name());
      }
    }
  }

  private BoundTensor bind(long[] shape) {
    try {
      return BoundTensor.of(environment, shape);
    } catch (OrtException e) {
      throw new Fault("binding a tensor of " + graph + ": " + said(e), e);
    }
  }

  private long[] fixed(Door door) {
    if (door.shape().contains(-1L)) {
      throw new IllegalArgumentException(
          "expected a shape for " + door.name() + ", which leaves sizes free: " + door.shape());
    }
    return door.shape().stream().mapToLong(Long::longValue).toArray();
  }

  private Door door(List<Door> doors, String name) {
    for (Door door : doors) {
      if (door.name().equals(name)) {
        return door;
      }
    }
    throw new Fault(
        "binding "
            + graph
            + ": expected a tensor called "
            + name
            + ", found "
            + doors.stream().map(Door::name).toList()
            + "; card and file may belong to different models");
  }

  private static List<Door> doors(Map<String, NodeInfo> infos) {
    List<Door> doors = new ArrayList<>();
    for (NodeInfo info : infos.values()) {
      if (info.getInfo() instanceof TensorInfo tensor && tensor.type == OnnxJavaType.FLOAT) {
        doors.add(Door.of(info.getName(), tensor.getShape()));
      }
    }
    return List.copyOf(doors);
  }

  private static String said(OrtException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("nothing said");
  }
}
