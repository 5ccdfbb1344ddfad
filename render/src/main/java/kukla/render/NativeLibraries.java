package kukla.render;

import java.io.OutputStream;
import java.io.PrintStream;
import org.lwjgl.system.Configuration;

/** The libraries of the system that drawing needs. */
public final class NativeLibraries {
  private NativeLibraries() {}

  /**
   * From now on one that does not load is told of by a {@link RenderFault} alone, and not by LWJGL
   * as well. Called before anything else of LWJGL is used; where its own debugging is on it speaks
   * on.
   */
  public static void tellInOneSentence() {
    if (!Boolean.getBoolean("org.lwjgl.util.Debug")
        && !Boolean.getBoolean("org.lwjgl.util.DebugLoader")) {
      Configuration.DEBUG_STREAM.set(new PrintStream(OutputStream.nullOutputStream(), true));
    }
  }
}
