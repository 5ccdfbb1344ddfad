package kukla.media;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Makes FFmpeg give up waiting. Its opener closes it, after all that asks it.
 *
 * <p>JavaCPP has ten native functions for callbacks of a kind, and gives out a null pointer from
 * the eleventh on, which FFmpeg takes for "never give up". So there is one for all, and each has an
 * address of its own by which it is told apart.
 */
final class Interruption implements AutoCloseable {
  private static final Map<Long, Interruption> OPEN = new ConcurrentHashMap<>();
  private static final Asked ASKED = new Asked();

  private final Pointer address = new BytePointer(1);
  private volatile BooleanSupplier broken = () -> false;

  private static final class Asked extends AVIOInterruptCB.Callback_Pointer {
    @Override
    public int call(Pointer opaque) {
      Interruption asked = opaque == null ? null : OPEN.get(opaque.address());
      return asked != null && asked.broken.getAsBoolean() ? 1 : 0;
    }
  }

  Interruption() {
    OPEN.put(address.address(), this);
  }

  /** From now on, what tells whether to give up; asked by whichever thread FFmpeg waits on. */
  void unless(BooleanSupplier brokenOff) {
    broken = brokenOff;
  }

  /** Lets FFmpeg ask it there. */
  void attach(AVIOInterruptCB there) {
    there.callback(ASKED);
    there.opaque(address);
  }

  /** FFmpeg's words for an error, or that nobody answered where it gave up waiting. */
  String words(int error) {
    return broken.getAsBoolean() ? "no answer in time" : "\"" + Libav.words(error) + "\"";
  }

  @Override
  public void close() {
    if (OPEN.remove(address.address(), this)) {
      address.close();
    }
  }
}
