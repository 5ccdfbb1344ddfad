package kukla.inference.cuda.library;

import java.util.Locale;

/** A library of NVIDIA that this program needs, and what a system calls its file. */
public enum NvidiaLibrary {
  /** Comes with the driver. */
  DRIVER("libcuda.so.1", "nvcuda.dll"),
  /** CUDA's runtime. */
  RUNTIME("libcudart.so.13", "cudart64_13.dll"),
  /** Compiles kernels. */
  COMPILER("libnvrtc.so.13", "nvrtc64_130_0.dll"),
  /** TensorRT, which runs networks and builds engines. */
  TENSORRT("libnvinfer.so.10", "nvinfer_10.dll"),
  /** Reads ONNX for TensorRT. */
  ONNX_PARSER("libnvonnxparser.so.10", "nvonnxparser_10.dll");

  private final String linux;
  private final String windows;

  NvidiaLibrary(String linux, String windows) {
    this.linux = linux;
    this.windows = windows;
  }

  /** The file's name on this system. */
  public String file() {
    return file(System.getProperty("os.name", ""));
  }

  String file(String system) {
    return system.toLowerCase(Locale.ROOT).startsWith("windows") ? windows : linux;
  }
}
