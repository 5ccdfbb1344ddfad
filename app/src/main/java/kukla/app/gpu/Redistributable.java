package kukla.app.gpu;

import java.util.List;

/**
 * An artifact on Maven Central that carries libraries of NVIDIA, and what of it is wanted.
 *
 * @param what it is, for the user
 * @param path of the jar in a Maven repository
 * @param bytes of the jar
 * @param sha256 of the jar
 * @param kept files to take out of it, by the beginning of their names
 * @param keptBytes of these together
 */
record Redistributable(
    String what, String path, long bytes, String sha256, List<String> kept, long keptBytes) {
  private static final String BYTEDECO = "org/bytedeco/";

  Redistributable {
    kept = List.copyOf(kept);
  }

  /** CUDA's runtime and its compiler for kernels. */
  static final Redistributable CUDA =
      new Redistributable(
          "CUDA 13.1 runtime",
          BYTEDECO + "cuda-redist/13.1-9.19-1.5.13/cuda-redist-13.1-9.19-1.5.13-linux-x86_64.jar",
          379_848_994L,
          "41aa3c47bd50226183fef774b5d0067e0a39ee5fbe19dca76afea2623e122e4d",
          List.of("libcudart.so.13", "libnvrtc.so.13", "libnvrtc-builtins.so.13"),
          119_318_104L);

  /** Its builder carries PTX only, for every GPU. */
  static final Redistributable TENSORRT_10_15 =
      new Redistributable(
          "TensorRT 10.15.1",
          BYTEDECO + "tensorrt/10.15-1.5.13/tensorrt-10.15-1.5.13-linux-x86_64-redist.jar",
          533_640_349L,
          "8543a6bda95c5d42141d409e1b74024b444e96334a3815d53997cc4ec3cfce83",
          List.of("libnvinfer.so.10", "libnvinfer_builder_resource_ptx", "libnvonnxparser.so.10"),
          884_409_448L);

  /** Older, with kernels for every GPU of its time. */
  static final Redistributable TENSORRT_10_6 =
      new Redistributable(
          "TensorRT 10.6.0",
          BYTEDECO + "tensorrt/10.6-1.5.11/tensorrt-10.6-1.5.11-linux-x86_64-redist.jar",
          1_090_347_946L,
          "e7979693541f996bc284335b05f5e890a82b8b3aba50d680e1343a139cf291c4",
          List.of("libnvinfer.so.10", "libnvinfer_builder_resource", "libnvonnxparser.so.10"),
          1_667_284_464L);

  /** The jar's name. */
  String jar() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The folder for its libraries. */
  String folder() {
    String jar = jar();
    return jar.substring(0, jar.indexOf("-linux"));
  }

  /** Whether a file in the jar is wanted. */
  boolean keeps(String entry) {
    String name = entry.substring(entry.lastIndexOf('/') + 1);
    return kept.stream().anyMatch(name::startsWith);
  }
}
