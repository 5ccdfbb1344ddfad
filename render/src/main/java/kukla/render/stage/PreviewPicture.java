package kukla.render.stage;

import static org.lwjgl.opengl.GL11.GL_COLOR_BUFFER_BIT;
import static org.lwjgl.opengl.GL11.glClear;
import static org.lwjgl.opengl.GL11.glClearColor;
import static org.lwjgl.opengl.GL11.glViewport;
import static org.lwjgl.opengl.GL30.GL_FRAMEBUFFER;
import static org.lwjgl.opengl.GL30.glBindFramebuffer;

import kukla.render.Framebuffer;
import kukla.render.Texture;
import org.jspecify.annotations.Nullable;

/**
 * The picture that only the performer sees: row 0 of its framebuffer is the bottom row, as windows
 * have it. Its opener closes it.
 */
final class PreviewPicture implements AutoCloseable {
  private static final float DARK = 18 / 255f;

  /** Of [-1, 1]. */
  private static final PictureMap MIRROR = new PictureMap(-1, 0, 0, 0, 1, 0);

  private final PreviewPictures pictures = new PreviewPictures();
  private final Strokes frame = new Strokes();

  void draw(
      Preview preview,
      @Nullable Overlays overlays,
      ProgramPicture program,
      CameraPicture camera,
      int framebuffer,
      int left,
      int wide,
      int high) {
    Resampler.plainState();
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    glViewport(left, 0, wide, high);
    glClearColor(DARK, DARK, DARK, 1);
    glClear(GL_COLOR_BUFFER_BIT);

    Texture cameraTexture = camera.texture();
    Fit cameraSize =
        cameraTexture == null ? null : new Fit(0, 0, cameraTexture.width(), cameraTexture.height());
    PreviewPlan plan = PreviewPlan.of(preview, program.whole(), cameraSize, wide, high);

    PictureMap portraitSquare = null;
    if (plan.program() != null) {
      portraitSquare = drawProgram(program, plan.program(), wide, high);
    }
    PictureMap cameraPlace = null;
    PictureMap cameraSquare = null;
    if (plan.camera() != null && cameraTexture != null) {
      cameraPlace = place(plan.camera(), cameraTexture, preview.mirrorCamera());
      cameraSquare = cameraPlace.after(camera.unitToPicture(cameraTexture));
      pictures.draw(cameraTexture, plan.camera(), cameraPlace, 1, wide, high);
      if (plan.framed()) {
        Fit at = plan.camera();
        frame.colour(0x000000, 0.6);
        frame.frame(at.left(), at.top(), at.width(), at.height(), Math.max(1, high / 400.0));
        frame.draw(wide, high);
      }
    }
    Painting source = program.shown();
    if (preview.layout() == Layout.OVERLAY && source != null && cameraSquare != null) {
      drawSource(source, cameraSquare, plan.camera(), preview.opacity(), wide, high);
    }
    if (overlays != null) {
      overlays.draw(cameraPlace, cameraSquare, portraitSquare, wide, high);
    }
  }

  /** Returns where [-1, 1] of the moved square lies, null where there is none. */
  private @Nullable PictureMap drawProgram(ProgramPicture program, Fit where, int wide, int high) {
    Framebuffer output = program.output();
    PictureMap place = where.from(output.width(), output.height());
    pictures.draw(output.colour(0), where, place, 1, wide, high);
    Painting shown = program.shown();
    PictureMap unitToOutput = shown == null ? null : shown.unitToOutput();
    return unitToOutput == null ? null : place.after(unitToOutput);
  }

  private static PictureMap place(Fit where, Texture camera, boolean mirrored) {
    PictureMap place = where.from(camera.width(), camera.height());
    PictureMap mirror = new PictureMap(-1, 0, camera.width(), 0, 1, 0);
    return mirrored ? place.after(mirror) : place;
  }

  /** The source is no mirror image, whatever the camera's picture is. */
  private void drawSource(
      Painting source,
      PictureMap square,
      @Nullable Fit camera,
      double opacity,
      int wide,
      int high) {
    PictureMap unitToOutput = source.unitToOutput();
    Fit where = PreviewPictures.bounds(square, wide, high);
    if (camera == null || unitToOutput == null) {
      return;
    }
    Fit inside = where.within(camera);
    if (inside != null) {
      PictureMap upright = square.isMirrored() ? square.after(MIRROR) : square;
      PictureMap place = upright.after(unitToOutput.inverse());
      pictures.draw(source.ground.colour(0), inside, place, opacity, wide, high);
    }
  }

  @Override
  public void close() {
    pictures.close();
    frame.close();
  }
}
