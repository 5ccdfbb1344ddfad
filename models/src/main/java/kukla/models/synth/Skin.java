package kukla.models.synth;

/**
 * One person's skin, lips, brows, beard and make-up, drawn by chance over the whole human range.
 */
final class Skin {
  /** Skin in even light, light to dark, as sRGB. */
  private static final int[] TONES = {
    0xf0cfbe, 0xe8bea8, 0xe0ae94, 0xd29c80, 0xc08a6c, 0xa97456, 0x8f624a, 0x755040, 0x5c4034,
    0x47312a, 0x342520
  };

  private Skin() {}

  /**
   * @param tone colour of the skin, linear
   * @param hair colour of the hair, which brows and beard follow
   * @param groomed true for somebody without beard
   */
  static Uniforms of(Dice dice, float[] tone, float[] hair, boolean groomed) {
    float dark = 1 - (float) Math.sqrt(Math.min(1, Colour.luminance(tone)));
    boolean madeUp = groomed && dice.chance(0.45);
    float age = dice.range(0, 1) * dice.range(0, 1);
    float[] lip = lip(dice, tone, dark, madeUp);
    float[] brow =
        Colour.scale(Colour.mix(hair, Colour.hex(0x1a120c), dice.range(0.35, 0.9)), 0.7f);
    boolean bearded = !groomed && dice.chance(0.45);
    boolean stubbled = !groomed && !bearded && dice.chance(0.6);
    return new Uniforms()
        .put("uSeed", dice.range(0, 100), dice.range(0, 100), dice.range(0, 100))
        .put("uTone", tone)
        .put("uDark", dark)
        .put("uRedness", dice.range(0, 1) * (1 - 0.6f * dark))
        .put("uFreckles", dice.chance(0.25) ? dice.range(0.2, 1) * (1 - dark) : 0)
        .put("uMoles", dice.chance(0.6) ? dice.range(0.2, 1) : 0)
        .put("uBlotch", dice.range(0.1, 1))
        .put("uWrinkles", age)
        .put("uPores", dice.range(0.2, 1))
        .put("uEyeShade", dice.range(0, 0.8))
        .put("uLip", lip)
        .put("uLipEdge", dice.range(0.06, 0.2))
        .put("uBrow", brow)
        .put("uBrowThick", dice.range(0.2, 0.48))
        .put("uBrowDense", dice.chance(0.08) ? dice.range(0.15, 0.5) : dice.range(0.8, 1.5))
        .put("uBrowLift", dice.range(-0.14, 0.1))
        .put("uBrowEnds", dice.range(-0.05, 0.12), dice.range(0.8, 1.05))
        .put("uBeard", Colour.scale(Colour.mix(hair, Colour.hex(0x20150e), 0.4f), 0.8f))
        .put("uBeardAmount", bearded ? dice.range(0.5, 1) : 0)
        .put("uStubble", stubbled ? dice.range(0.15, 0.8) : bearded ? 0.5f : 0)
        .put("uBeardParts", beardParts(dice))
        .put("uShadowColour", eyeShadow(dice))
        .put("uShadow", madeUp && dice.chance(0.6) ? dice.range(0.1, 0.55) : 0)
        .put("uLiner", madeUp ? dice.range(0.2, 1) : dice.chance(0.2) ? 0.3f : 0)
        .put("uBlush", madeUp ? dice.range(0, 0.6) : 0)
        .put("uOil", dice.range(0.2, 1));
  }

  /** Moustache, chin and jaw; hardly anybody has the jaw's without the chin's. */
  private static float[] beardParts(Dice dice) {
    float moustache = dice.chance(0.9) ? 1 : 0;
    float chin = dice.chance(0.8) ? 1 : 0;
    float jaw = dice.chance(0.6) ? chin : 0;
    return new float[] {moustache, chin, jaw};
  }

  /** Browns and greys mostly. */
  private static float[] eyeShadow(Dice dice) {
    return dice.chance(0.12)
        ? Colour.hsv(dice.unit(), dice.range(0.3, 0.8), dice.range(0.2, 0.7))
        : Colour.hsv(dice.range(0.95, 1.1) % 1, dice.range(0.1, 0.5), dice.range(0.12, 0.5));
  }

  /** A skin colour, linear: light to dark, rosy to olive. */
  static float[] tone(Dice dice) {
    float t = dice.range(0, TONES.length - 1.01);
    int low = (int) t;
    float[] tone = Colour.mix(Colour.hex(TONES[low]), Colour.hex(TONES[low + 1]), t - low);
    float rosy = dice.range(-1, 1);
    float vivid = dice.range(-0.15, 0.12);
    float grey = Colour.luminance(tone);
    float[] mixed = Colour.mix(tone, new float[] {grey, grey, grey}, -vivid);
    return new float[] {
      mixed[0] * (1 + 0.03f * rosy), mixed[1] * (1 - 0.03f * rosy), mixed[2] * (1 + 0.06f * rosy)
    };
  }

  private static float[] lip(Dice dice, float[] tone, float dark, boolean madeUp) {
    float strength = dice.range(0.35, 0.95);
    float[] flesh = {tone[0] * 0.85f + 0.04f, tone[1] * 0.5f, tone[2] * 0.55f};
    float[] bare = Colour.mix(tone, Colour.scale(flesh, 1 - 0.25f * dark), strength);
    if (!madeUp || dice.chance(0.3)) {
      return bare;
    }
    float hue = dice.pick(0.97f, 0.99f, 0.0f, 0.02f, 0.94f) + dice.range(0, 0.02);
    float[] stick = Colour.hsv(hue, dice.range(0.5, 0.9), dice.range(0.35, 0.85 - 0.35 * dark));
    return Colour.mix(bare, stick, dice.range(0.3, 0.85));
  }
}
