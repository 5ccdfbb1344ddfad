package kukla.inference.cuda.driver;

import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** What CUDA calls its errors. */
final class ErrorNames {
  private ErrorNames() {}

  static String of(int code) {
    try (PointerPointer<BytePointer> name = new PointerPointer<>(1)) {
      if (cudart.cuGetErrorName(code, name) != cudart.CUDA_SUCCESS) {
        return "CUDA error " + code;
      }
      BytePointer text = name.get(BytePointer.class, 0);
      return text == null ? "CUDA error " + code : text.getString();
    }
  }
}
