package kukla.render.stage;

/** Colours that can be told apart on a face and on black: 0xRRGGBB. */
public final class Palette {
  private static final int[] COLOURS = {
    0x4cc9f0, 0xf9c74f, 0xf94144, 0x90be6d, 0xf15bb5, 0xf8961e, 0x9b8cff, 0x2ec4b6
  };

  private Palette() {}

  /** The colour of the {@code index}-th keypoint or stage, starting over after eight. */
  public static int at(int index) {
    return COLOURS[Math.floorMod(index, COLOURS.length)];
  }
}
