package kukla.render.window;

import java.nio.file.Path;
import java.util.List;

/** What the user did to the window. */
public sealed interface WindowEvent {
  /**
   * A key went down.
   *
   * @param key by what is printed on it
   * @param shift whether shift was held
   * @param control whether control, or command on a Mac, was held
   * @param repeated whether it was held down so long that it counts again
   */
  record KeyPressed(Key key, boolean shift, boolean control, boolean repeated)
      implements WindowEvent {}

  /** Files were dropped on the window. */
  record FilesDropped(List<Path> files) implements WindowEvent {}

  /** The user wants to close the window; it stays open until {@link Window#close}. */
  record CloseRequested() implements WindowEvent {}

  /** The window's drawable size changed, in pixels; 0 × 0 while it is iconified on some systems. */
  record Resized(int framebufferWidth, int framebufferHeight) implements WindowEvent {}
}
