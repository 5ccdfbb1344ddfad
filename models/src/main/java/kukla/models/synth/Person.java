package kukla.models.synth;

import java.util.List;

/**
 * Somebody who does not exist, whole from a seed.
 *
 * @param identity weights of the head's identity modes
 * @param skin how the skin is painted
 * @param toneLuminance of the skin, linear
 * @param look how eyes, teeth, lashes, hair and clothes are shaded
 * @param hair index of the hair mesh, −1 for none
 * @param hairGrown 0 bald … 1 hair painted on the scalp
 * @param glasses whether glasses are worn
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
record Person(
    float[] identity,
    Uniforms skin,
    float toneLuminance,
    Uniforms look,
    int hair,
    float hairGrown,
    boolean glasses) {

  private static final int[] HAIR_COLOURS = {
    0x0c0907, 0x14100d, 0x1c120b, 0x2b1a10, 0x3a2415, 0x4f3320, 0x6b4a2c, 0x8f6a3e, 0xb8935a,
    0xd8bd86, 0x6e2f16, 0x8d4420, 0x7a7570, 0xa8a4a0
  };
  private static final int[] IRIS_COLOURS = {
    0x2a170b, 0x3a2110, 0x4a2c14, 0x5e3b1b, 0x6b5a2a, 0x5b6b3a, 0x4a6b5a, 0x5a7f9a, 0x7aa0c0,
    0x8a9aa5
  };

  /**
   * @param modes number of identity modes
   * @param hairs hair meshes to choose from
   */
  static Person of(long seed, int modes, List<Hair> hairs) {
    Dice dice = new Dice(seed);
    boolean groomed = dice.chance(0.5);
    float[] tone = Skin.tone(dice.fork(5));
    float[] hair = hairColour(dice, Colour.luminance(tone));
    float unhaired = dice.unit();
    int mesh = unhaired < 0.18 || hairs.isEmpty() ? -1 : dice.below(hairs.size());
    while (mesh >= 0 && hairs.get(mesh).coversEyes() && dice.chance(0.8)) {
      mesh = dice.below(hairs.size());
    }
    float grown = unhaired < 0.06 ? 0 : unhaired < 0.18 ? dice.range(0.5, 1) : 1;
    Uniforms skin = Skin.of(dice.fork(1), tone, hair, groomed);
    skin.put("uScalp", Colour.scale(hair, 0.9f))
        .put("uScalpAmount", grown)
        .put("uHairline", dice.range(-0.9, 0.7), dice.range(-0.5, 1.2));
    Uniforms look = look(dice.fork(3), hair, groomed);
    if (mesh >= 0) {
      look.put("uCentimetresPerU", hairs.get(mesh).centimetresPerU());
    }
    return new Person(
        identityWeights(dice.fork(2), modes),
        skin,
        Colour.luminance(tone),
        look,
        mesh,
        grown,
        dice.fork(4).chance(0.14));
  }

  private static float[] identityWeights(Dice dice, int modes) {
    float[] weights = new float[modes];
    float spread = dice.range(0.55, 1.15);
    for (int i = 0; i < modes; i++) {
      weights[i] = Math.max(-2.2f, Math.min(2.2f, dice.normal())) * spread;
    }
    return weights;
  }

  private static float[] hairColour(Dice dice, float skinLuminance) {
    if (dice.chance(0.04)) {
      return Colour.hsv(dice.unit(), dice.range(0.3, 0.8), dice.range(0.3, 0.8));
    }
    boolean dark = skinLuminance < 0.25f && dice.chance(0.75);
    float[] colour = Colour.hex(HAIR_COLOURS[dice.below(dark ? 4 : HAIR_COLOURS.length)]);
    return Colour.scale(colour, dice.range(0.75, 1.3));
  }

  private static Uniforms look(Dice dice, float[] hair, boolean groomed) {
    float[] iris = Colour.hex(IRIS_COLOURS[dice.below(IRIS_COLOURS.length)]);
    float yellow = dice.range(0, 0.12);
    return new Uniforms()
        .put("uIris", Colour.scale(iris, dice.range(0.6, 1.0)))
        .put("uIrisInner", Colour.scale(iris, dice.range(0.7, 1.35)))
        .put("uIrisRadius", dice.range(0.56, 0.66))
        .put("uPupil", dice.range(0.18, 0.32))
        .put("uLimbus", dice.range(0.3, 1))
        .put("uSclera", 0.54f, 0.515f - yellow * 0.4f, 0.5f - yellow * 0.8f)
        .put("uVeins", dice.range(0, 1))
        .put("uEyeSeed", dice.range(0, 50), dice.range(0, 50))
        .put("uLash", groomed ? dice.range(0.6, 1.0) : dice.range(0.25, 0.7))
        .put("uLashColour", Colour.scale(Colour.mix(hair, Colour.hex(0x080605), 0.75f), 0.5f))
        .put(
            "uTeeth",
            Colour.scale(
                Colour.mix(Colour.hex(0xf4efe6), Colour.hex(0xd0b98a), dice.unit()),
                dice.range(0.55, 0.85)))
        .put(
            "uGums", Colour.hsv(dice.range(0.97, 1.0), dice.range(0.4, 0.6), dice.range(0.5, 0.75)))
        .put("uHair", hair)
        .put(
            "uHairTip",
            Colour.mix(Colour.scale(hair, dice.range(0.7, 1.8)), Colour.hex(0xc0a888), 0.06f))
        .put("uHairShine", dice.range(0.1, 0.7))
        .put("uHairSeed", dice.range(0, 100))
        .put("uStrandsPerCentimetre", dice.range(5, 11))
        .put("uCloth", Colour.hsv(dice.unit(), dice.range(0, 0.8), dice.range(0.08, 0.9)))
        .put("uCloth2", Colour.hsv(dice.unit(), dice.range(0, 0.7), dice.range(0.08, 0.95)))
        .put("uPattern", dice.chance(0.5) ? 0 : 1 + dice.below(4), dice.logRange(0.3, 2.5))
        .put("uFrame", Colour.hsv(dice.unit(), dice.range(0, 0.7), dice.range(0.02, 0.5)));
  }
}
