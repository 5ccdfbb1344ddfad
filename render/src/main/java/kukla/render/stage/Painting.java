package kukla.render.stage;

import kukla.render.Framebuffer;
import org.jspecify.annotations.Nullable;

/**
 * A still picture made ready: fitted over the calm background at the size of the program picture,
 * so that showing it costs a copy. Several may be ready at once. Made by {@link Stage#painting};
 * its opener closes it, before the stage.
 */
public final class Painting implements AutoCloseable {
  final Framebuffer ground;
  final int side;
  final @Nullable Pasting pasting;
  private boolean closed;

  /** A picture without a moving square. */
  Painting(Framebuffer ground) {
    this.ground = ground;
    side = 0;
    pasting = null;
  }

  /** A picture whose square of {@code side} pixels a side will move. */
  Painting(Framebuffer ground, int side, Pasting pasting) {
    this.ground = ground;
    this.side = side;
    this.pasting = pasting;
  }

  /** From [-1, 1] of the square to pixels of the program picture, null where there is none. */
  @Nullable PictureMap unitToOutput() {
    return pasting == null ? null : pasting.outputToSquare().inverse().fromUnit(side);
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    ground.close();
  }
}
