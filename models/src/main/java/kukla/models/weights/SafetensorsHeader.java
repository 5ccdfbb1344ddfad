package kukla.models.weights;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kukla.inference.Fault;

/**
 * A safetensors file's table of contents: where each tensor lies in the bytes after the header.
 *
 * @param metadata free text by name
 * @param entries tensors by name, in the order of their bytes, without holes
 */
record SafetensorsHeader(Map<String, String> metadata, Map<String, Entry> entries) {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Where one tensor lies: bytes {@code begin} to {@code end} after the header. */
  @SuppressWarnings("ArrayRecordComponent") // never changed after construction
  record Entry(ElementType type, long[] shape, long begin, long end) {}

  /**
   * Lays out tensors one after the other, the widest elements first so that all are aligned.
   *
   * @param tensors by name, in parts along the first axis
   */
  static SafetensorsHeader layOut(Map<String, List<Tensor>> tensors, Map<String, String> metadata) {
    List<Map.Entry<String, List<Tensor>>> widestFirst = new ArrayList<>(tensors.entrySet());
    widestFirst.sort(Comparator.comparing(e -> -e.getValue().get(0).type().bytes()));
    Map<String, Entry> entries = new LinkedHashMap<>();
    long begin = 0;
    for (Map.Entry<String, List<Tensor>> named : widestFirst) {
      List<Tensor> parts = named.getValue();
      long end = begin + parts.stream().mapToLong(part -> part.data().remaining()).sum();
      ElementType type = parts.get(0).type();
      entries.put(named.getKey(), new Entry(type, shape(named.getKey(), parts), begin, end));
      begin = end;
    }
    return new SafetensorsHeader(metadata, entries);
  }

  private static long[] shape(String name, List<Tensor> parts) {
    long[] shape = parts.get(0).shape().clone();
    for (Tensor part : parts.subList(1, parts.size())) {
      long[] more = part.shape().clone();
      if (shape.length == 0 || more.length == 0 || part.type() != parts.get(0).type()) {
        throw unlike(name, parts.get(0), part);
      }
      shape[0] += more[0];
      more[0] = shape[0];
      if (!Arrays.equals(shape, more)) {
        throw unlike(name, parts.get(0), part);
      }
    }
    return shape;
  }

  private static Fault unlike(String name, Tensor first, Tensor part) {
    return new Fault(
        "joining parts of %s: expected more of %s, found %s; make the parts again"
            .formatted(name, first, part));
  }

  /**
   * Reads the JSON.
   *
   * @param dataBytes how many bytes follow the header
   * @throws Malformed when it is no such header or does not describe that many bytes
   */
  static SafetensorsHeader parse(byte[] json, long dataBytes) throws Malformed {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (java.io.IOException e) {
      throw new Malformed("a header that is no JSON", e);
    }
    if (root == null || !root.isObject()) {
      throw new Malformed("a header that is no JSON object", null);
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    root.path("__metadata__")
        .properties()
        .forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
    List<Map.Entry<String, Entry>> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      if (!field.getKey().equals("__metadata__")) {
        found.add(Map.entry(field.getKey(), entry(field.getKey(), field.getValue())));
      }
    }
    found.sort(Comparator.comparing(e -> e.getValue().begin()));
    Map<String, Entry> entries = new LinkedHashMap<>();
    long begin = 0;
    for (Map.Entry<String, Entry> named : found) {
      if (named.getValue().begin() != begin) {
        throw new Malformed("bytes before " + named.getKey() + " that belong to nothing", null);
      }
      begin = named.getValue().end();
      entries.put(named.getKey(), named.getValue());
    }
    if (begin != dataBytes) {
      throw new Malformed(dataBytes + " bytes of numbers where its header says " + begin, null);
    }
    return new SafetensorsHeader(metadata, entries);
  }

  private static Entry entry(String name, JsonNode node) throws Malformed {
    ElementType type =
        Arrays.stream(ElementType.values())
            .filter(t -> t.name().equals(node.path("dtype").asText()))
            .findFirst()
            .orElseThrow(
                () -> new Malformed(name + " of type '" + node.path("dtype").asText() + "'", null));
    long[] shape = longs(name, node.path("shape"));
    long[] offsets = longs(name, node.path("data_offsets"));
    try {
      long bytes = Math.multiplyExact(Tensor.count(shape), (long) type.bytes());
      if (offsets.length != 2 || offsets[1] - offsets[0] != bytes) {
        throw new Malformed(name + " whose place does not fit its shape", null);
      }
      return new Entry(type, shape, offsets[0], offsets[1]);
    } catch (ArithmeticException e) {
      throw new Malformed(name + " of an impossible shape", e);
    }
  }

  private static long[] longs(String name, JsonNode node) throws Malformed {
    if (!node.isArray()) {
      throw new Malformed(name + " without shape or place", null);
    }
    long[] longs = new long[node.size()];
    for (int i = 0; i < longs.length; i++) {
      if (!node.get(i).canConvertToLong() || node.get(i).asLong() < 0) {
        throw new Malformed(name + " of an impossible shape or place", null);
      }
      longs[i] = node.get(i).asLong();
    }
    return longs;
  }

  /** The header's JSON, padded with spaces to a multiple of eight bytes. */
  byte[] json() {
    ObjectNode root = JSON.createObjectNode();
    if (!metadata.isEmpty()) {
      ObjectNode node = root.putObject("__metadata__");
      metadata.forEach(node::put);
    }
    entries.forEach(
        (name, entry) -> {
          ObjectNode node = root.putObject(name).put("dtype", entry.type().name());
          Arrays.stream(entry.shape()).forEach(node.putArray("shape")::add);
          node.putArray("data_offsets").add(entry.begin()).add(entry.end());
        });
    try {
      String text = JSON.writeValueAsString(root);
      int bytes = text.getBytes(StandardCharsets.UTF_8).length;
      return (text + " ".repeat((8 - bytes % 8) % 8)).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is wrong with the header, in words that follow "found". */
  static final class Malformed extends Exception {
    Malformed(String found, @org.jspecify.annotations.Nullable Throwable cause) {
      super(found, cause);
    }
  }
}
