package kukla.models.synth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kukla.inference.Fault;
import kukla.models.weights.Safetensors;
import kukla.models.weights.Tensor;

/**
 * The morphable head of ICT-FaceKit: a neutral mesh, what makes people differ and what makes them
 * move. Centimetres, x to the person's left, y up, z forward. Never changed after reading.
 *
 * <p>Li et al., "Learning Formation of Physically-Based Face Attributes", CVPR 2020.
 */
final class HeadModel {
  /** Landmarks of the iBUG mark-up. */
  static final int LANDMARKS = 68;

  final int vertexCount;

  /** float32 (vertices, 3). */
  final float[] neutral;

  /** float32 (modes, vertices, 3), one array a mode. */
  final float[][] identity;

  final List<SparseShape> expressions;

  /** Of the expression shapes. */
  final List<String> names;

  final Map<String, Integer> expressionIndex;

  /** int32 (triangles, 3), sorted as in the file. */
  final int[] triangles;

  final Material[] triangleMaterial;

  /** float32 (uv corners, 2). */
  final float[] uv;

  /** int32 (triangles, 3). */
  final int[] uvTriangles;

  /** int32 (68), iBUG order. */
  final int[] landmarks;

  /** The foremost vertices of the person's right and left eye, both looking ahead. */
  final int[] pupils;

  private HeadModel(Path path, Safetensors file) {
    neutral = file.tensor("neutral").floats();
    vertexCount = neutral.length / 3;
    identity = modes(path, file.tensor("identity"));
    Tensor shapes = file.tensor("expression");
    names = names(path, file, "expression_names");
    float[] dense = shapes.floats();
    expect(path, "expression", dense.length, names.size() * 3 * vertexCount);
    expressions =
        java.util.stream.IntStream.range(0, names.size())
            .mapToObj(i -> SparseShape.of(dense, i * 3 * vertexCount, vertexCount))
            .toList();
    expressionIndex = new HashMap<>();
    names.forEach(name -> expressionIndex.put(name, expressionIndex.size()));
    uv = file.tensor("uv").floats();
    triangles = indices(path, file, "triangles", vertexCount);
    uvTriangles = indices(path, file, "uv_triangles", uv.length / 2);
    expect(path, "uv_triangles", uvTriangles.length, triangles.length);
    landmarks = indices(path, file, "landmarks68", vertexCount);
    expect(path, "landmarks68", landmarks.length, LANDMARKS);
    List<Material> materials = List.of(Material.values());
    int[] material = indices(path, file, "triangle_material", materials.size());
    expect(path, "triangle_material", material.length, triangles.length / 3);
    triangleMaterial = new Material[material.length];
    for (int i = 0; i < material.length; i++) {
      triangleMaterial[i] = materials.get(material[i]);
    }
    pupils = new int[] {foremost(Material.SCLERA_RIGHT), foremost(Material.SCLERA_LEFT)};
  }

  /**
   * Reads a head file.
   *
   * @throws Fault when it is missing, broken or no head
   */
  static HeadModel read(Path path) {
    return new HeadModel(path, Safetensors.read(path));
  }

  private int foremost(Material material) {
    int foremost = 0;
    for (int corner = 0; corner < triangles.length; corner++) {
      if (triangleMaterial[corner / 3] == material
          && (foremost == 0 || neutral[3 * triangles[corner] + 2] > neutral[3 * foremost + 2])) {
        foremost = triangles[corner];
      }
    }
    return foremost;
  }

  private float[][] modes(Path path, Tensor tensor) {
    float[] all = tensor.floats();
    int size = 3 * vertexCount;
    if (size == 0 || all.length == 0 || all.length % size != 0) {
      throw broken(path, "identity modes of " + size + " numbers each", all.length + " numbers");
    }
    float[][] modes = new float[all.length / size][size];
    for (int i = 0; i < modes.length; i++) {
      System.arraycopy(all, i * size, modes[i], 0, size);
    }
    return modes;
  }

  private static List<String> names(Path path, Safetensors file, String key) {
    String json = file.metadata().get(key);
    try {
      return List.of(new ObjectMapper().readValue(json == null ? "" : json, String[].class));
    } catch (JsonProcessingException e) {
      throw broken(path, "a list of names under " + key, json == null ? "none" : "something else");
    }
  }

  private static int[] indices(Path path, Safetensors file, String name, int below) {
    long[] longs = file.tensor(name).longs();
    int[] indices = new int[longs.length];
    for (int i = 0; i < longs.length; i++) {
      if (longs[i] < 0 || longs[i] >= below) {
        throw broken(path, name + " below " + below, Long.toString(longs[i]));
      }
      indices[i] = (int) longs[i];
    }
    return indices;
  }

  private static void expect(Path path, String name, int found, int expected) {
    if (found != expected) {
      throw broken(path, name + " with " + expected + " numbers", Integer.toString(found));
    }
  }

  private static Fault broken(Path path, String expected, String found) {
    return new Fault(
        "reading head %s: expected %s, found %s; use the ICT-FaceKit file of this project's data"
            .formatted(path, expected, found));
  }

  /** Index of an expression shape; -1 where this head has none of that name. */
  int expression(String name) {
    return expressionIndex.getOrDefault(name, -1);
  }
}
