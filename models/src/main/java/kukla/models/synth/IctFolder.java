package kukla.models.synth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kukla.inference.Fault;
import kukla.models.weights.Safetensors;
import kukla.models.weights.Tensor;

/**
 * The head as its authors publish it: {@code FaceXModel} of ICT-FaceKit, one OBJ for the neutral
 * mesh and one for every shape, with the landmarks' vertices in {@code vertex_indices.json}.
 */
final class IctFolder {
  private static final Pattern WORDS = Pattern.compile("\\s+");

  private static final String NEUTRAL = "generic_neutral_mesh.obj";
  private static final String INDICES = "vertex_indices.json";
  private static final String INNER = "FaceXModel";

  /** Materials in the order of {@link Material}. */
  private static final List<String> MATERIALS =
      List.of(
          "M_Face",
          "M_BackHead",
          "M_GumsTongue",
          "M_Teeth",
          "M_ScleraLeft",
          "M_IrisLeft",
          "M_ScleraRight",
          "M_IrisRight",
          "M_LacrimalFluid",
          "M_EyeBlend",
          "M_EyeOcclusion",
          "M_EyeLashes");

  private final Path folder;
  private final Map<String, Path> identities = new TreeMap<>();
  private final Map<String, Path> expressions = new TreeMap<>();

  /**
   * Looks for the files.
   *
   * @param folder {@code FaceXModel}, or the folder that holds it
   * @throws Fault when they are not there
   */
  IctFolder(Path folder) {
    this.folder = Files.isDirectory(folder.resolve(INNER)) ? folder.resolve(INNER) : folder;
    try (Stream<Path> files = Files.list(this.folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".obj") && !name.equals(NEUTRAL)) {
          boolean identity = name.matches("identity\\d+\\.obj");
          (identity ? identities : expressions).put(name.substring(0, name.length() - 4), file);
        }
      }
    } catch (IOException e) {
      throw wrong("a folder", e.getClass().getSimpleName() + " (" + e.getMessage() + ")", e);
    }
    for (String name : new String[] {NEUTRAL, INDICES}) {
      if (!Files.isRegularFile(this.folder.resolve(name))) {
        throw wrong(name, "none", null);
      }
    }
    if (identities.isEmpty() || expressions.isEmpty()) {
      throw wrong(
          "identity000.obj … and expression shapes such as jawOpen.obj",
          identities.size() + " identities and " + expressions.size() + " expressions",
          null);
    }
  }

  /** Number of shapes to be read. */
  int shapes() {
    return identities.size() + expressions.size();
  }

  /**
   * Makes the one file.
   *
   * @param read told after every shape
   */
  void write(Path file, Runnable read) {
    Path neutralFile = folder.resolve(NEUTRAL);
    ObjFile mesh = ObjFile.read(neutralFile);
    float[] neutral = mesh.positions();
    int vertices = neutral.length / 3;
    int triangles = mesh.triangles().length / 3;
    Map<String, Tensor> tensors = new TreeMap<>();
    tensors.put("neutral", Tensor.of(neutral, vertices, 3));
    tensors.put("uv", Tensor.of(mesh.uv(), mesh.uv().length / 2, 2));
    tensors.put("triangles", Tensor.of(mesh.triangles(), triangles, 3));
    tensors.put("uv_triangles", Tensor.of(mesh.uvTriangles(), triangles, 3));
    tensors.put("triangle_material", Tensor.of(materials(neutralFile, triangles), triangles));
    tensors.put("landmarks68", Tensor.of(landmarks(vertices), HeadModel.LANDMARKS));
    tensors.put("identity", offsets(identities, neutral, read));
    tensors.put("expression", offsets(expressions, neutral, read));
    Safetensors.write(
        file,
        tensors,
        Map.of(
            "source",
            "ICT-VGL/ICT-FaceKit",
            "licence",
            "MIT, Copyright (c) 2020 USC Institute for Creative Technologies",
            "materials",
            json(MATERIALS),
            "expression_names",
            json(List.copyOf(expressions.keySet()))));
  }

  private static String json(List<String> names) {
    return new ObjectMapper().valueToTree(names).toString();
  }

  /** Each shape's offsets from the neutral mesh, float16 (shapes, vertices, 3). */
  private Tensor offsets(Map<String, Path> files, float[] neutral, Runnable read) {
    float[] all = new float[Math.multiplyExact(files.size(), neutral.length)];
    int at = 0;
    for (Path file : files.values()) {
      positions(file, neutral.length, all, at);
      for (int i = 0; i < neutral.length; i++) {
        all[at + i] -= neutral[i];
      }
      at += neutral.length;
      read.run();
    }
    return Tensor.halves(all, files.size(), neutral.length / 3, 3);
  }

  private void positions(Path file, int count, float[] into, int from) {
    int at = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("v ")) {
          String[] words = WORDS.split(line.trim(), -1);
          for (int k = 1; k <= 3 && at < count; k++) {
            into[from + at++] = Float.parseFloat(words[k]);
          }
        }
      }
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
      throw wrong(
          file.getFileName() + " to be an OBJ file",
          e.getClass().getSimpleName() + " (" + e.getMessage() + ")",
          e);
    }
    if (at != count) {
      throw wrong(
          file.getFileName() + " to have the " + count / 3 + " vertices of " + NEUTRAL,
          at / 3 + (at == 0 ? " (a Git LFS pointer?)" : ""),
          null);
    }
  }

  /** The material of each triangle; polygons are cut into triangles in their order. */
  private byte[] materials(Path file, int triangles) {
    byte[] materials = new byte[triangles];
    int at = 0;
    int current = -1;
    try {
      for (String line : Files.readAllLines(file)) {
        String[] words = WORDS.split(line.trim(), -1);
        if (words[0].equals("usemtl") && words.length > 1) {
          current = MATERIALS.indexOf(words[1]);
          if (current < 0) {
            throw wrong("materials " + MATERIALS, words[1], null);
          }
        } else if (words[0].equals("f")) {
          for (int i = 3; i < words.length; i++) {
            materials[at++] = (byte) Math.max(0, current);
          }
        }
      }
    } catch (IOException e) {
      throw wrong(NEUTRAL, e.getClass().getSimpleName() + " (" + e.getMessage() + ")", e);
    }
    if (current < 0) {
      throw wrong("materials " + MATERIALS + " in " + NEUTRAL, "none", null);
    }
    return materials;
  }

  private int[] landmarks(int vertices) {
    try {
      JsonNode list =
          new ObjectMapper()
              .readTree(folder.resolve(INDICES).toFile())
              .path("idx_to_landmark_verts");
      List<Integer> indices = new ArrayList<>();
      list.forEach(index -> indices.add(index.asInt(-1)));
      if (indices.size() != HeadModel.LANDMARKS
          || indices.stream().anyMatch(index -> index < 0 || index >= vertices)) {
        throw wrong(
            "68 vertices under idx_to_landmark_verts in " + INDICES,
            indices.size() + " or bad ones",
            null);
      }
      return indices.stream().mapToInt(Integer::intValue).toArray();
    } catch (IOException e) {
      throw wrong(INDICES + " to be JSON", String.valueOf(e.getMessage()).split("\n", 2)[0], e);
    }
  }

  private Fault wrong(
      String expected, String found, @org.jspecify.annotations.Nullable Throwable cause) {
    return new Fault(
        "importing ICT-FaceKit from %s: expected %s, found %s; name the folder FaceXModel of https://github.com/ICT-VGL/ICT-FaceKit"
            .formatted(folder, expected, found),
        cause);
  }
}
