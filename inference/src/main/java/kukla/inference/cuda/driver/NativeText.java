package kukla.inference.cuda.driver;

import java.nio.charset.StandardCharsets;

/** C strings. */
final class NativeText {
  private NativeText() {}

  /** The text before the first zero byte. */
  static String of(byte[] bytes) {
    int length = 0;
    while (length < bytes.length && bytes[length] != 0) {
      length++;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
