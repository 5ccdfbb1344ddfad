package kukla.inference.cuda.driver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kukla.inference.Fault;
import kukla.inference.cuda.KernelCompiler;
import kukla.inference.cuda.library.NvidiaLibraries;
import kukla.inference.cuda.library.NvidiaLibrary;
import org.bytedeco.cuda.global.nvrtc;
import org.bytedeco.cuda.nvrtc._nvrtcProgram;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.SizeTPointer;

/** NVIDIA's compiler as a library. It compiles without a GPU too, but not without a driver. */
public final class NvrtcCompiler implements KernelCompiler {
  private static final String DOING = "compiling CUDA kernels";

  private final String name;

  private NvrtcCompiler(String name) {
    this.name = name;
  }

  /**
   * Loads it.
   *
   * @throws Fault where there is none
   */
  public static NvrtcCompiler load() {
    NvidiaLibraries libraries = NvidiaLibraries.ofThisMachine();
    libraries.load(NvidiaLibrary.RUNTIME);
    loadBuiltins(libraries.load(NvidiaLibrary.COMPILER));
    try {
      Loader.load(nvrtc.class);
      int[] major = new int[1];
      int[] minor = new int[1];
      check("nvrtcVersion", nvrtc.nvrtcVersion(major, minor));
      return new NvrtcCompiler("NVRTC %d.%d".formatted(major[0], minor[0]));
    } catch (LinkageError e) {
      throw new Fault(
          DOING
              + ": expected NVIDIA's NVRTC, found that it does not load; run kukla gpu install, or"
              + " use --engine torch",
          e);
    }
  }

  /**
   * The compiler looks for its other half by name alone, which need not be where it lies itself.
   */
  private static void loadBuiltins(Path compiler) {
    Path folder = compiler.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, "{lib,}nvrtc-builtins{.so.,64_}*")) {
      for (Path file : files) {
        System.load(file.toString());
      }
    } catch (IOException | UnsatisfiedLinkError e) {
      // compiling says what it lacks
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public byte[] compile(String source, String architecture) {
    // the same bits as the twin in Java: nothing contracted, nothing approximated
    List<String> options =
        List.of(
            "--gpu-architecture=" + architecture,
            "--std=c++17",
            "--fmad=false",
            "--prec-div=true",
            "--prec-sqrt=true",
            "--ftz=false");
    _nvrtcProgram program = new _nvrtcProgram();
    try (BytePointer text = new BytePointer(source, StandardCharsets.UTF_8);
        BytePointer file = new BytePointer("frame.cu", StandardCharsets.UTF_8);
        PointerPointer<Pointer> flags =
            new PointerPointer<>(options.toArray(new String[0]), StandardCharsets.UTF_8)) {
      check(
          "nvrtcCreateProgram",
          nvrtc.nvrtcCreateProgram(
              program, text, file, 0, (PointerPointer<?>) null, (PointerPointer<?>) null));
      try {
        int code = nvrtc.nvrtcCompileProgram(program, options.size(), flags);
        if (code != nvrtc.NVRTC_SUCCESS) {
          throw new Fault(
              "%s for %s: expected %s to compile them, found %s: %s; report it, or use --engine torch"
                  .formatted(DOING, architecture, name, words(code), firstLine(program)));
        }
        return cubin(program);
      } finally {
        nvrtc.nvrtcDestroyProgram(program);
      }
    }
  }

  private static byte[] cubin(_nvrtcProgram program) {
    try (SizeTPointer size = new SizeTPointer(1)) {
      check("nvrtcGetCUBINSize", nvrtc.nvrtcGetCUBINSize(program, size));
      byte[] code = new byte[Math.toIntExact(size.get())];
      check("nvrtcGetCUBIN", nvrtc.nvrtcGetCUBIN(program, code));
      return code;
    }
  }

  private static String firstLine(_nvrtcProgram program) {
    try (SizeTPointer size = new SizeTPointer(1)) {
      if (nvrtc.nvrtcGetProgramLogSize(program, size) != nvrtc.NVRTC_SUCCESS) {
        return "nothing said";
      }
      byte[] log = new byte[Math.toIntExact(size.get())];
      if (nvrtc.nvrtcGetProgramLog(program, log) != nvrtc.NVRTC_SUCCESS) {
        return "nothing said";
      }
      return NativeText.of(log)
          .lines()
          .filter(line -> !line.isBlank())
          .findFirst()
          .orElse("nothing said");
    }
  }

  private static void check(String call, int code) {
    if (code != nvrtc.NVRTC_SUCCESS) {
      throw new Fault(
          "%s: expected %s to succeed, found %s; report it, or use --engine torch"
              .formatted(DOING, call, words(code)));
    }
  }

  private static String words(int code) {
    BytePointer text = nvrtc.nvrtcGetErrorString(code);
    return text == null ? "error " + code : text.getString(StandardCharsets.UTF_8);
  }
}
