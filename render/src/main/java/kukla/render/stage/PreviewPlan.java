package kukla.render.stage;

import org.jspecify.annotations.Nullable;

/**
 * Where the pictures of a preview lie, pixels from its top left corner.
 *
 * @param program place of the program picture, null where it is not shown
 * @param camera place of the camera's picture, null where it is not shown
 * @param framed whether the camera's picture lies on the program's and wants a frame
 */
record PreviewPlan(@Nullable Fit program, @Nullable Fit camera, boolean framed) {
  private static final double INSET = 0.28;

  /**
   * @param camera size of the camera's picture, null where there is none
   */
  static PreviewPlan of(Preview preview, Fit program, @Nullable Fit camera, int wide, int high) {
    Fit alone = Fit.contain(program.width(), program.height(), wide, high);
    if (camera == null) {
      return new PreviewPlan(alone, null, false);
    }
    return switch (preview.layout()) {
      case PORTRAIT -> new PreviewPlan(alone, null, false);
      case SIDE_BY_SIDE -> beside(program, camera, wide, high);
      case OVERLAY ->
          new PreviewPlan(null, Fit.contain(camera.width(), camera.height(), wide, high), false);
      case PICTURE_IN_PICTURE -> {
        int width = Math.max(1, (int) Math.round(alone.width() * INSET));
        int height = Math.max(1, (int) Math.round(alone.height() * INSET));
        Fit size = Fit.contain(camera.width(), camera.height(), width, height);
        int margin = Math.max(1, alone.height() / 36);
        yield new PreviewPlan(
            alone, preview.inset().place(size.width(), size.height(), margin, alone), true);
      }
    };
  }

  private static PreviewPlan beside(Fit program, Fit camera, int wide, int high) {
    boolean across = wide >= high;
    int halfWide = across ? Math.max(1, wide / 2) : wide;
    int halfHigh = across ? high : Math.max(1, high / 2);
    return new PreviewPlan(
        Fit.within(
            program.width(),
            program.height(),
            across ? wide - halfWide : 0,
            across ? 0 : high - halfHigh,
            halfWide,
            halfHigh),
        Fit.within(camera.width(), camera.height(), 0, 0, halfWide, halfHigh),
        false);
  }
}
