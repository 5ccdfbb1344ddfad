package kukla.app.loop;

import kukla.inference.frame.Frame;
import kukla.inference.image.Image;
import kukla.inference.reenact.MotionSettings;
import kukla.inference.reenact.Outcome;
import kukla.inference.reenact.PortraitBuffer;
import kukla.inference.reenact.Source;
import kukla.inference.reenact.Underway;

/** What is made of the camera's frames. One thread opens, uses and closes it. */
public interface Performance extends AutoCloseable {
  /** One line for the panel: which model, on which engine, and why. */
  String description();

  /** The engine's word, as {@code --engine} takes it. */
  String engine();

  /** Pixels a side of the moved square. */
  int side();

  /** The source that is moved now. */
  Source source();

  /** Moves another source from now on. */
  void show(Source next);

  /**
   * Memory for one portrait beside a camera picture; the caller's.
   *
   * @param camera of the camera's size; only that is looked at
   */
  PortraitBuffer allocate(Image camera);

  /**
   * Makes a portrait of a frame.
   *
   * @param frame borrowed
   * @param buffer takes the portrait; borrowed
   * @return what came of it; where that is no portrait the buffer may hold the last one
   */
  Outcome apply(Frame frame, MotionSettings settings, PortraitBuffer buffer);

  /**
   * Begins to make a portrait of a frame; the one before may be under way still, the one before
   * that is not. On a CPU it is made at once.
   *
   * @param frame borrowed for the call
   * @param buffer takes the portrait; borrowed until that is finished
   */
  default Underway begin(Frame frame, MotionSettings settings, PortraitBuffer buffer) {
    return Underway.done(apply(frame, settings, buffer));
  }

  /** Pictures that were copied to a GPU, a frame; not a number where none of it is there. */
  default double uploadsAFrame() {
    return Double.NaN;
  }

  /**
   * Whether it works with something that can be lost while it runs, a GPU, so that another should
   * stand ready.
   */
  default boolean canBeLost() {
    return false;
  }

  /** Whether it would rather have a camera's own picture than RGB. */
  default boolean takesRaw() {
    return false;
  }

  /** Makes a first portrait that nobody sees: what is slow the first time is over then. */
  default void rehearse() {
    // as quick the first time
  }

  @Override
  void close();
}
