package kukla.inference.engine.tensorrt.nvidia;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import kukla.inference.Fault;
import kukla.inference.card.Door;
import kukla.inference.cuda.Cuda;
import kukla.inference.engine.tensorrt.plan.BuildLog;
import kukla.inference.engine.tensorrt.plan.ExactLayers;
import kukla.inference.engine.tensorrt.plan.Layer;
import kukla.inference.engine.tensorrt.plan.PlanBuilder;
import kukla.inference.engine.tensorrt.plan.PlanFile;
import kukla.inference.file.AtomicFile;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorrt.global.nvinfer;
import org.bytedeco.tensorrt.global.nvinfer.BuilderFlag;
import org.bytedeco.tensorrt.global.nvinfer.DataType;
import org.bytedeco.tensorrt.global.nvinfer.LayerType;
import org.bytedeco.tensorrt.global.nvinfer.MemoryPoolType;
import org.bytedeco.tensorrt.global.nvonnxparser;
import org.bytedeco.tensorrt.nvinfer.Dims64;
import org.bytedeco.tensorrt.nvinfer.IBuilder;
import org.bytedeco.tensorrt.nvinfer.IBuilderConfig;
import org.bytedeco.tensorrt.nvinfer.IHostMemory;
import org.bytedeco.tensorrt.nvinfer.ILayer;
import org.bytedeco.tensorrt.nvinfer.INetworkDefinition;
import org.bytedeco.tensorrt.nvinfer.ITensor;
import org.bytedeco.tensorrt.nvinfer.ITimingCache;
import org.bytedeco.tensorrt.nvonnxparser.IParser;

/** Builds one engine, in the process that was started for that: what TensorRT made goes with it. */
@SuppressWarnings("deprecation") // precision by layer: TensorRT 10 warns of it, 11 has it no more
final class EngineBuild {
  private static final long WORKSPACE = 2L << 30;

  private final Cuda cuda;
  private final String version;
  private final BuildLog said = new BuildLog();
  private final NvidiaLog log;

  /**
   * @param progress takes layers done and layers in all
   */
  EngineBuild(Cuda cuda, BiConsumer<Integer, Integer> progress) {
    this.cuda = cuda;
    version = TensorRtLibrary.load();
    TensorRtLibrary.loadParser();
    log =
        new NvidiaLog(
            line -> {
              if (said.read(line)) {
                progress.accept(said.done(), said.total());
              }
            },
            said::error);
  }

  /** TensorRT's version. */
  String version() {
    return version;
  }

  /** Makes a builder, which fails where TensorRT has no kernels for the GPU. */
  IBuilder builder(String gpu) {
    Pointer made = nvinfer.createInferBuilder_INTERNAL(log, nvinfer.getInferLibVersion());
    if (NvidiaRuntime.isNothing(made)) {
      throw new Fault(
          "building an engine for %s: expected TensorRT %s to make a builder, found %s; install NVIDIA's TensorRT (pip install tensorrt-cu13==10.15.*), or run kukla gpu install --tensorrt 10.6"
              .formatted(gpu, version, why()));
    }
    return new IBuilder(made);
  }

  private String why() {
    return said.firstError().isEmpty() ? "no reason" : said.firstError();
  }

  /** Builds and writes the engine file; the timing cache too, where it can be written. */
  void build(PlanBuilder.Order order) {
    if (!version.equals(order.key().tensorRt())) {
      throw new Fault(
          "building an engine for %s: expected TensorRT %s, found %s; start again"
              .formatted(order.gpu().name(), order.key().tensorRt(), version));
    }
    cuda.use(order.gpu());
    IBuilder builder = builder(order.gpu().name());
    INetworkDefinition network = builder.createNetworkV2(0);
    parse(network, order);
    List<ILayer> exact = order.precision().half() ? exact(network, order) : List.of();
    IHostMemory plan =
        serialized(builder, network, order, exact, BuilderFlag.kOBEY_PRECISION_CONSTRAINTS);
    if (NvidiaRuntime.isNothing(plan) && !exact.isEmpty()) {
      // a layer that TensorRT has no FP32 kernel for is better in FP16 than not at all
      plan = serialized(builder, network, order, exact, BuilderFlag.kPREFER_PRECISION_CONSTRAINTS);
    }
    if (NvidiaRuntime.isNothing(plan)) {
      throw new Fault(
          "building an engine for %s on %s: expected TensorRT %s to build it, found %s; use --engine torch"
              .formatted(order.graph().getFileName(), order.gpu().name(), version, why()));
    }
    PlanFile.write(order.destination(), order.key(), bytes(plan));
  }

  private void parse(INetworkDefinition network, PlanBuilder.Order order) {
    Pointer made =
        nvonnxparser.createNvOnnxParser_INTERNAL(
            network, log, nvonnxparser.getNvOnnxParserVersion());
    if (NvidiaRuntime.isNothing(made)) {
      throw new Fault(
          "building an engine: expected TensorRT %s to make an ONNX parser, found %s; run kukla gpu install"
              .formatted(version, why()));
    }
    IParser parser = new IParser(made);
    if (!parser.parseFromFile(order.graph().toString(), 0)) {
      String found =
          parser.getNbErrors() == 0
              ? why()
              : parser.getError(0).nodeOperator() + ": " + parser.getError(0).desc();
      throw new Fault(
          "building an engine for %s: expected a graph that TensorRT %s can run, found %s; use --engine torch"
              .formatted(order.graph().getFileName(), version, oneLine(found)));
    }
    for (int i = 0; i < network.getNbInputs(); i++) {
      Door door = door(network.getInput(i));
      if (door.shape().contains(-1L)) {
        throw new Fault(
            "building an engine for %s: expected fixed sizes, found %s of %s; use --engine onnx"
                .formatted(order.graph().getFileName(), door.name(), door.shape()));
      }
    }
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static Door door(ITensor tensor) {
    Dims64 dims = tensor.getDimensions();
    long[] sizes = new long[dims.nbDims()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = dims.d(i);
    }
    return Door.of(tensor.getName(), sizes);
  }

  /** Says which layers stay FP32. */
  private static List<ILayer> exact(INetworkDefinition network, PlanBuilder.Order order) {
    List<ILayer> made = new ArrayList<>();
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < network.getNbLayers(); i++) {
      ILayer layer = network.getLayer(i);
      made.add(layer);
      layers.add(layer(layer));
    }
    List<Door> outputs = new ArrayList<>();
    for (int i = 0; i < network.getNbOutputs(); i++) {
      outputs.add(door(network.getOutput(i)));
    }
    boolean[] ruled =
        order.precision().ruled()
            ? ExactLayers.of(layers, ExactLayers.coordinates(outputs))
            : new boolean[layers.size()];
    boolean[] measured = ExactLayers.giving(layers, order.precision().exact());
    List<ILayer> exact = new ArrayList<>();
    for (int i = 0; i < ruled.length; i++) {
      if ((ruled[i] || measured[i]) && setFull(made.get(i))) {
        exact.add(made.get(i));
      }
    }
    return exact;
  }

  /** Only layers of numbers have a precision; those of whole numbers and shapes have none. */
  private static boolean setFull(ILayer layer) {
    if (layer.getType().intern() == LayerType.kSHAPE
        || layer.getType().intern() == LayerType.kCONSTANT
        || layer.getType().intern() == LayerType.kCAST) {
      return false;
    }
    for (int i = 0; i < layer.getNbOutputs(); i++) {
      if (layer.getOutput(i).getType().intern() != DataType.kFLOAT) {
        return false;
      }
    }
    layer.setPrecision(DataType.kFLOAT);
    for (int i = 0; i < layer.getNbOutputs(); i++) {
      layer.setOutputType(i, DataType.kFLOAT);
    }
    return true;
  }

  private static Layer layer(ILayer layer) {
    List<String> inputs = new ArrayList<>();
    for (int i = 0; i < layer.getNbInputs(); i++) {
      ITensor input = layer.getInput(i);
      if (!NvidiaRuntime.isNothing(input)) {
        inputs.add(Objects.requireNonNull(input).getName());
      }
    }
    List<String> outputs = new ArrayList<>();
    for (int i = 0; i < layer.getNbOutputs(); i++) {
      outputs.add(layer.getOutput(i).getName());
    }
    return new Layer(
        switch (layer.getType().intern()) {
          case kCONVOLUTION, kDECONVOLUTION -> Layer.Kind.CONVOLUTION;
          case kGRID_SAMPLE -> Layer.Kind.GRID_SAMPLE;
          default -> Layer.Kind.OTHER;
        },
        inputs,
        outputs);
  }

  private IHostMemory serialized(
      IBuilder builder,
      INetworkDefinition network,
      PlanBuilder.Order order,
      List<ILayer> exact,
      BuilderFlag constraints) {
    IBuilderConfig config = builder.createBuilderConfig();
    long free = cuda.memory().freeBytes();
    config.setMemoryPoolLimit(MemoryPoolType.kWORKSPACE, Math.min(WORKSPACE, free / 2));
    config.clearFlag(BuilderFlag.kTF32); // FP32 means FP32
    if (order.precision().half()) {
      config.setFlag(BuilderFlag.kFP16);
    }
    if (!exact.isEmpty()) {
      config.setFlag(constraints);
    }
    ITimingCache timing = timing(config, order.timing());
    IHostMemory plan = builder.buildSerializedNetwork(network, config);
    if (!NvidiaRuntime.isNothing(plan)) {
      keep(timing, order.timing());
    }
    return plan;
  }

  private static ITimingCache timing(IBuilderConfig config, Path file) {
    byte[] before = {};
    try {
      before = Files.isRegularFile(file) ? Files.readAllBytes(file) : before;
    } catch (IOException e) {
      // timed anew
    }
    // a timing cache of another version is refused by TensorRT, which then begins an empty one
    try (BytePointer bytes = before.length == 0 ? new BytePointer() : new BytePointer(before)) {
      ITimingCache timing = config.createTimingCache(bytes, before.length);
      if (NvidiaRuntime.isNothing(timing) && before.length > 0) {
        timing = config.createTimingCache(new BytePointer(), 0);
      }
      config.setTimingCache(timing, false);
      return timing;
    }
  }

  private static void keep(ITimingCache timing, Path file) {
    try {
      IHostMemory memory = timing.serialize();
      byte[] bytes = new byte[Math.toIntExact(memory.size())];
      bytes(memory).get(bytes);
      AtomicFile.write(file, bytes);
    } catch (Fault | NullPointerException e) {
      // the next build times its kernels again
    }
  }

  private static ByteBuffer bytes(IHostMemory memory) {
    return new BytePointer(memory.data()).capacity(memory.size()).asByteBuffer();
  }
}
