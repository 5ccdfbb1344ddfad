package kukla.models.synth;

/** What stands behind somebody, drawn by chance: rooms mostly, else the open, lamps or a wash. */
final class Backdrop {
  /** Kinds before the rooms in the shader: wash, clouds, lamps, foliage, sky. */
  private static final int ROOM = 5;

  private static final int WALLS = 6;

  private Backdrop() {}

  /** Puts a background into the scene's numbers. */
  static void hang(Dice dice, Uniforms light) {
    float vivid = dice.unit();
    float roll = dice.chance(0.5) ? 0 : dice.normal() * 0.05f;
    light
        .put("uBackKind", kind(dice))
        .put("uBackA", Colour.hsv(dice.unit(), vivid * dice.range(0, 0.6), dice.range(0.15, 0.95)))
        .put("uBackB", Colour.hsv(dice.unit(), vivid * dice.range(0, 0.8), dice.range(0.05, 0.95)))
        .put("uBackC", Colour.hsv(dice.unit(), vivid * dice.range(0, 0.9), dice.range(0.05, 0.95)))
        .put("uBackSeed", dice.range(0, 100), dice.range(0, 100))
        .put("uBackBlur", dice.chance(0.6) ? dice.range(0.002, 0.005) : dice.logRange(0.005, 0.06))
        .put("uBackScale", dice.logRange(0.6, 3))
        .put(
            "uBackBend",
            (float) Math.sin(roll),
            (float) Math.cos(roll),
            dice.normal() * 0.2f,
            dice.normal() * 0.12f);
  }

  /** Calm: a wash of quiet colours, or a room far out of focus. */
  static void calm(Dice dice, Uniforms light) {
    hang(dice, light);
    boolean room = dice.chance(0.6);
    float hue = dice.unit();
    light
        .put("uBackKind", room ? ROOM : 0)
        .put("uBackBlur", dice.range(0.02, 0.04))
        .put("uBackA", Colour.hsv(hue, dice.range(0.08, 0.28), dice.range(0.5, 0.8)))
        .put("uBackB", Colour.hsv(hue, dice.range(0.1, 0.3), dice.range(0.25, 0.5)))
        .put("uBackC", Colour.hsv(dice.unit(), 0.35f, dice.range(0.3, 0.7)));
  }

  private static int kind(Dice dice) {
    float which = dice.unit();
    if (which < 0.68f) {
      return ROOM + (dice.chance(0.5) ? 0 : dice.below(WALLS));
    }
    float[] shares = {0.14f, 0.04f, 0.05f, 0.06f};
    float upTo = 0.68f;
    for (int kind = 0; kind < shares.length; kind++) {
      upTo += shares[kind];
      if (which < upTo) {
        return kind;
      }
    }
    return ROOM - 1;
  }
}
