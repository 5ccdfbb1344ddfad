package kukla.inference.engine.tensorrt.nvidia;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.bytedeco.javacpp.Pointer;

/**
 * Gives objects back that TensorRT made. C++ deletes them, but JavaCPP's bindings can delete what
 * Java made only; so an empty object of the class is made, and its deleter, which is virtual, is
 * called for the other.
 */
final class Release {
  private Release() {}

  /** Deletes what TensorRT made; where that is impossible it stays until the process ends. */
  static <T extends Pointer> void of(T made, Class<T> type) {
    if (made.isNull()) {
      return;
    }
    try {
      Constructor<T> empty = type.getConstructor();
      try (T sample = empty.newInstance()) {
        Method dealloc = Pointer.class.getDeclaredMethod("deallocator");
        dealloc.setAccessible(true);
        Object deallocator = dealloc.invoke(sample);
        if (deallocator == null) {
          return;
        }
        Method deleter = deallocator.getClass().getDeclaredMethod("deallocatorAddress");
        deleter.setAccessible(true);
        Method delete =
            deallocator.getClass().getDeclaredMethod("deallocate", long.class, long.class);
        delete.setAccessible(true);
        delete.invoke(deallocator, made.address(), deleter.invoke(deallocator));
      }
      made.setNull();
    } catch (ReflectiveOperationException | RuntimeException e) {
      made.setNull(); // it goes with the process
    }
  }
}
