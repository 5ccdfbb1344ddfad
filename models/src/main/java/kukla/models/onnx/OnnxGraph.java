package kukla.models.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kukla.inference.Fault;
import kukla.inference.card.Door;
import kukla.inference.file.AtomicFile;

/**
 * A finished graph: only what its outputs need, batch norms folded where a convolution is before
 * them, every output under the name of its door.
 */
public final class OnnxGraph {
  /** The newest operator of the graphs is GridSample, of version 16. */
  private static final long OPSET = 16;

  private static final long FORMAT = 8;

  private final List<Door> inputs;
  private final List<Door> outputs;
  private final List<OnnxNode> nodes;
  private final Map<String, Constant> constants;

  /** How the weights of convolutions are stored. */
  public enum Stored {
    FP32,
    /** Half the file; computed in FP32 all the same. */
    FP16
  }

  private OnnxGraph(
      List<Door> inputs,
      List<Door> outputs,
      List<OnnxNode> nodes,
      Map<String, Constant> constants) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.nodes = nodes;
    this.constants = constants;
  }

  /**
   * @param outputs doors with the names of the values behind them
   */
  static OnnxGraph of(
      List<Door> inputs,
      Map<Door, String> outputs,
      List<OnnxNode> nodes,
      Map<String, Constant> constants) {
    Map<String, Constant> left = new LinkedHashMap<>(constants);
    Set<String> kept = new HashSet<>(outputs.values());
    List<OnnxNode> folded = NormFolding.fold(needed(nodes, kept), left, kept);
    List<OnnxNode> named = named(folded, outputs);
    Set<String> read = new HashSet<>();
    named.forEach(node -> read.addAll(node.inputs()));
    left.keySet().retainAll(read);
    return new OnnxGraph(List.copyOf(inputs), List.copyOf(outputs.keySet()), named, left);
  }

  private static List<OnnxNode> needed(List<OnnxNode> nodes, Set<String> kept) {
    Set<String> wanted = new HashSet<>(kept);
    List<OnnxNode> needed = new ArrayList<>();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (wanted.contains(nodes.get(i).output())) {
        wanted.addAll(nodes.get(i).inputs());
        needed.add(nodes.get(i));
      }
    }
    Collections.reverse(needed);
    return needed;
  }

  /** Gives values the names of their doors; an identity where a value cannot take a name. */
  private static List<OnnxNode> named(List<OnnxNode> nodes, Map<Door, String> outputs) {
    Set<String> made = new HashSet<>();
    nodes.forEach(node -> made.add(node.output()));
    Map<String, String> names = new HashMap<>();
    List<OnnxNode> identities = new ArrayList<>();
    outputs.forEach(
        (door, value) -> {
          if (!made.contains(value) || names.containsKey(value)) {
            String from = names.getOrDefault(value, value);
            identities.add(new OnnxNode(Types.IDENTITY, List.of(from), door.name(), Map.of()));
          } else {
            names.put(value, door.name());
          }
        });
    List<OnnxNode> named = new ArrayList<>();
    for (OnnxNode node : nodes) {
      named.add(
          new OnnxNode(
              node.type(),
              node.inputs().stream().map(name -> names.getOrDefault(name, name)).toList(),
              names.getOrDefault(node.output(), node.output()),
              node.attributes()));
    }
    named.addAll(identities);
    return named;
  }

  /** Inputs in order. */
  public List<Door> inputs() {
    return inputs;
  }

  /** Outputs in order. */
  public List<Door> outputs() {
    return outputs;
  }

  /** Operators, in the order in which they run. */
  List<String> operators() {
    return nodes.stream().map(OnnxNode::type).toList();
  }

  /**
   * Writes the file, whole or not at all. Equal graphs give equal bytes.
   *
   * @throws Fault when the place cannot be written
   */
  public void write(Path path, Stored stored) {
    ModelProto model =
        ModelProto.newBuilder()
            .setIrVersion(FORMAT)
            .setProducerName("kukla")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
            .setGraph(graph(path.getFileName().toString(), stored))
            .build();
    try (AtomicFile file = new AtomicFile(path)) {
      try (OutputStream stream =
          new BufferedOutputStream(Files.newOutputStream(file.beside()), 1 << 16)) {
        model.writeTo(stream);
      } catch (IOException e) {
        throw new Fault(
            "writing %s: could not write all of it, found %s (%s); free some space or choose another place"
                .formatted(path, e.getClass().getSimpleName(), e.getMessage()),
            e);
      }
      file.commit();
    }
  }

  private GraphProto graph(String name, Stored stored) {
    GraphProto.Builder graph = GraphProto.newBuilder().setName(name);
    inputs.forEach(door -> graph.addInput(Messages.door(door)));
    outputs.forEach(door -> graph.addOutput(Messages.door(door)));
    constants.forEach(
        (constantName, constant) -> {
          if (stored == Stored.FP16 && Messages.fitsHalf(constant)) {
            String half = constantName + ".half";
            graph.addInitializer(Messages.half(half, constant));
            graph.addNode(
                Messages.node(
                    new OnnxNode(
                        "Cast", List.of(half), constantName, Map.of("to", Messages.FLOAT))));
          } else {
            graph.addInitializer(Messages.tensor(constantName, constant));
          }
        });
    nodes.forEach(node -> graph.addNode(Messages.node(node)));
    return graph.build();
  }
}
