package kukla.inference.engine.tensorrt.nvidia;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import kukla.inference.Fault;
import kukla.inference.cuda.library.NvidiaLibraries;
import kukla.inference.cuda.library.NvidiaLibrary;
import org.bytedeco.cuda.presets.cublas;
import org.bytedeco.cuda.presets.cudnn;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.tensorrt.global.nvinfer;
import org.bytedeco.tensorrt.global.nvonnxparser;
import org.bytedeco.tensorrt.presets.nvinfer_plugin;

/** Loads TensorRT, once a process. */
final class TensorRtLibrary {
  /** TensorRT's version as one number is major × 10000 + minor × 100 + patch. */
  private static final int MAJOR = 10_000;

  private static final int MINOR = 100;
  private static final int NEEDED = 10;

  private TensorRtLibrary() {}

  /**
   * Loads what runs engines.
   *
   * @return TensorRT's version
   * @throws Fault when a library is missing, does not load, or is of another edition
   */
  static synchronized String load() {
    NvidiaLibraries libraries = NvidiaLibraries.ofThisMachine();
    Path runtime = libraries.load(NvidiaLibrary.RUNTIME);
    libraries.load(NvidiaLibrary.COMPILER);
    Path file = libraries.load(NvidiaLibrary.TENSORRT);
    try {
      leaveOut(runtime);
      Loader.load(nvinfer.class);
      int version = nvinfer.getInferLibVersion();
      if (version / MAJOR != NEEDED) {
        throw new Fault(
            "loading TensorRT: expected TensorRT 10, found %s in %s; run kukla gpu install"
                .formatted(text(version), file));
      }
      return text(version);
    } catch (LinkageError e) {
      throw broken(file, e);
    }
  }

  /** Loads what reads ONNX, beside {@link #load}. */
  static synchronized void loadParser() {
    Path file = NvidiaLibraries.ofThisMachine().load(NvidiaLibrary.ONNX_PARSER);
    try {
      Loader.load(nvonnxparser.class);
    } catch (LinkageError e) {
      throw broken(file, e);
    }
  }

  private static Fault broken(Path file, LinkageError e) {
    return new Fault(
        "loading TensorRT: expected %s to load, found %s; run kukla gpu install, or use --engine torch"
            .formatted(file, NvidiaLibraries.firstLine(e)),
        e);
  }

  static String text(int version) {
    return version / MAJOR + "." + version % MAJOR / MINOR + "." + version % MINOR;
  }

  /**
   * JavaCPP wants the bindings of cuBLAS, cuDNN and TensorRT's plug-ins before it loads those of
   * TensorRT, more than a gigabyte of libraries that TensorRT 10 does not use. It takes them for
   * loaded once any library went by their names.
   */
  private static void leaveOut(Path instead) {
    try {
      URL[] any = {instead.toUri().toURL()};
      Map<String, Class<?>> unused =
          Map.of(
              "jnicublas", cublas.class,
              "jnicudnn", cudnn.class,
              "jninvinfer_plugin", nvinfer_plugin.class);
      unused.forEach((name, owner) -> Loader.loadLibrary(owner, any, name));
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
