package kukla.render.stage;

import static org.lwjgl.opengl.GL11.GL_COLOR_BUFFER_BIT;
import static org.lwjgl.opengl.GL11.GL_NEAREST;
import static org.lwjgl.opengl.GL30.GL_DRAW_FRAMEBUFFER;
import static org.lwjgl.opengl.GL30.GL_READ_FRAMEBUFFER;
import static org.lwjgl.opengl.GL30.glBindFramebuffer;
import static org.lwjgl.opengl.GL30.glBlitFramebuffer;

import kukla.render.Framebuffer;
import kukla.render.Texture;
import org.jspecify.annotations.Nullable;

/**
 * The picture that leaves the program: row 0 of its framebuffer is the top row, alpha is 1. Only
 * what changes from one picture to the next is drawn again. Its opener closes it.
 */
final class ProgramPicture implements AutoCloseable {
  /** The background's grey. */
  private static final float CALM = 28 / 255f;

  private final Framebuffer output;
  private final Resampler resampler;
  private final MarkStamp stamp = new MarkStamp();
  private Mark mark = Mark.DEFAULT;
  // what lies under the square and the mark; null when it must be drawn anew
  private @Nullable Painting ground;
  private @Nullable Painting shown;

  ProgramPicture(int width, int height, Resampler resampler) {
    this.resampler = resampler;
    output = Framebuffer.flat(width, height, Texture.Format.RGBA8);
    output.clear(CALM, CALM, CALM, 1);
  }

  Framebuffer output() {
    return output;
  }

  Fit whole() {
    return new Fit(0, 0, output.width(), output.height());
  }

  /** The painting shown now, null where it is none or closed. */
  @Nullable Painting shown() {
    return shown == null || shown.isClosed() ? null : shown;
  }

  /** Counts from the next picture on. */
  void mark(Mark mark) {
    this.mark = mark;
    ground = null;
  }

  /** The painting with its square moved. */
  void portrait(Painting painting, Pasting pasting, Texture square) {
    Resampler.plainState();
    if (ground != painting) {
      copy(painting, whole());
      ground = painting;
    } else if (mark.shown()) {
      copy(painting, markPlace());
    }
    shown = painting;
    resampler.paste(output, painting.ground.colour(0), pasting, square);
    stamp();
  }

  /** The painting unmoved. */
  void painting(Painting painting) {
    Resampler.plainState();
    copy(painting, whole());
    ground = painting;
    shown = painting;
    stamp();
  }

  /** Any picture, fitted. */
  void picture(Texture picture) {
    Resampler.plainState();
    ground = null;
    shown = null;
    fit(picture, output);
    stamp();
  }

  /** A finished picture of a painting that was put into its texture. */
  void finished(Painting painting) {
    ground = null;
    shown = painting;
  }

  /** A picture of the program's own size that was put into its texture. */
  void pictureInPlace() {
    Resampler.plainState();
    ground = null;
    shown = null;
    stamp();
  }

  /** Fits a picture over the calm background. */
  Fit fit(Texture picture, Framebuffer into) {
    Fit fit = Fit.contain(picture.width(), picture.height(), into.width(), into.height());
    if (!fit.equals(whole())) {
      into.clear(CALM, CALM, CALM, 1);
    }
    PictureMap map = fit.from(picture.width(), picture.height()).inverse();
    resampler.cover(into, fit, picture, map);
    return fit;
  }

  private Fit markPlace() {
    return mark.in(output.width(), output.height());
  }

  private void stamp() {
    if (mark.shown()) {
      stamp.lay(output, markPlace());
    }
  }

  private void copy(Painting painting, Fit where) {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, painting.ground.name());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, output.name());
    int right = where.left() + where.width();
    int end = where.top() + where.height();
    glBlitFramebuffer(
        where.left(),
        where.top(),
        right,
        end,
        where.left(),
        where.top(),
        right,
        end,
        GL_COLOR_BUFFER_BIT,
        GL_NEAREST);
  }

  @Override
  public void close() {
    stamp.close();
    output.close();
  }
}
