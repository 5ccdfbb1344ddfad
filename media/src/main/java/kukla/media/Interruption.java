package kukla.media;

import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/** Makes FFmpeg give up waiting for the network. Lives as long as the container that asks it. */
final class Interruption extends AVIOInterruptCB.Callback_Pointer {
  private volatile BooleanSupplier broken = () -> false;

  /** From now on, what tells whether to give up; asked by whichever thread FFmpeg waits on. */
  void unless(BooleanSupplier brokenOff) {
    broken = brokenOff;
  }

  @Override
  public int call(Pointer opaque) {
    return broken.getAsBoolean() ? 1 : 0;
  }

  /** FFmpeg's words for an error, or that nobody answered where it gave up waiting. */
  String words(int error) {
    return broken.getAsBoolean() ? "no answer in time" : "\"" + Libav.words(error) + "\"";
  }
}
