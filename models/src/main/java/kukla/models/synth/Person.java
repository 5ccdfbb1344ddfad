package kukla.models.synth;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param headwear what is worn on the head
 * @param hat colours of that
 * @param held whether something is held before the face
 * @param tone of the skin, linear
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
record Person(
    float[] identity,
    Uniforms skin,
    float toneLuminance,
    Uniforms look,
    int hair,
    float hairGrown,
    boolean glasses,
    Headwear.@Nullable Kind headwear,
    Uniforms hat,
    boolean held,
    float[] tone) {

  private static final int[] HAIR_COLOURS = {
    0x0c0907, 0x14100d, 0x1c120b, 0x2b1a10, 0x3a2415, 0x4f3320, 0x6b4a2c, 0x8f6a3e, 0xb8935a,
    0xd8bd86, 0x6e2f16, 0x8d4420, 0x7a7570, 0xa8a4a0, 0xd0ccc6
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
    Headwear.Kind headwear = headwear(dice.fork(6), groomed);
    if (headwear == Headwear.Kind.SCARF) {
      mesh = -1;
    }
    float grown = unhaired < 0.06 ? 0 : unhaired < 0.18 ? dice.range(0.35, 0.9) : 1;
    Uniforms skin = Skin.of(dice.fork(1), tone, hair, groomed);
    skin.put("uScalp", Colour.scale(hair, 0.9f))
        .put("uScalpAmount", grown)
        .put("uHairline", dice.range(-0.9, 0.7), dice.range(-0.5, 1.2));
    Uniforms look = look(dice.fork(3), hair, groomed, Colour.luminance(tone));
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
        dice.fork(4).chance(0.28),
        headwear,
        cloth(dice.fork(7), new Uniforms()),
        dice.fork(8).chance(0.1),
        tone);
  }

  private static Headwear.@Nullable Kind headwear(Dice dice, boolean groomed) {
    if (!dice.chance(0.17)) {
      return null;
    }
    Headwear.Kind kind = dice.pick(Headwear.Kind.values());
    return kind == Headwear.Kind.SCARF && !groomed ? Headwear.Kind.HEADPHONES : kind;
  }

  /** Colours and pattern of a garment. */
  private static Uniforms cloth(Dice dice, Uniforms look) {
    boolean quiet = dice.chance(0.6);
    float[] base =
        Colour.hsv(dice.unit(), dice.range(0, quiet ? 0.25 : 0.8), dice.logRange(0.06, 0.85));
    float[] other = Colour.hsv(dice.unit(), dice.range(0, 0.7), dice.range(0.06, 0.85));
    return look.put("uCloth", base)
        .put("uCloth2", other)
        .put("uPattern", dice.chance(0.35) ? 0 : 1 + dice.below(8), dice.logRange(0.4, 3))
        .put("uWeave", dice.range(0, 1), dice.logRange(4, 14))
        .put("uPrint", dice.range(0, 100), dice.range(-1, 1))
        .put("uJacket", dice.chance(0.2) ? 1 : 0, dice.range(5, 9), dice.range(-36, -24))
        .put("uJacketColour", Colour.hsv(dice.unit(), dice.range(0, 0.4), dice.range(0.05, 0.45)));
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
    if (dice.chance(0.03)) {
      return Colour.hsv(dice.unit(), dice.range(0.3, 0.8), dice.range(0.3, 0.8));
    }
    boolean dark = skinLuminance < 0.25f && dice.chance(0.75);
    float[] colour = Colour.hex(HAIR_COLOURS[dice.below(dark ? 4 : HAIR_COLOURS.length)]);
    return Colour.scale(colour, dice.range(0.55, 1.15));
  }

  private static Uniforms look(Dice dice, float[] hair, boolean groomed, float skinLuminance) {
    boolean brown = dice.chance(skinLuminance < 0.2f ? 0.97 : skinLuminance < 0.35f ? 0.75 : 0.35);
    float[] iris = Colour.hex(IRIS_COLOURS[dice.below(brown ? 4 : IRIS_COLOURS.length)]);
    float yellow = dice.range(0, 0.12);
    Uniforms look = new Uniforms();
    look.put("uIris", Colour.scale(iris, dice.range(0.6, 1.0)))
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
                Colour.mix(Colour.hex(0xf4efe6), Colour.hex(0xd8c49a), dice.unit()),
                dice.range(0.66, 0.92)))
        .put(
            "uGums",
            Colour.hsv(dice.range(0.99, 1.02) % 1, dice.range(0.4, 0.6), dice.range(0.5, 0.75)))
        .put("uHair", hair)
        .put(
            "uHairTip",
            Colour.mix(Colour.scale(hair, dice.range(0.7, 1.8)), Colour.hex(0xc0a888), 0.06f))
        .put("uHairShine", dice.range(0.1, 0.7))
        .put("uHairSeed", dice.range(0, 100))
        .put("uStrandsPerCentimetre", dice.range(5, 11))
        .put("uFrame", frame(dice))
        .put("uFrameGloss", dice.range(0.3, 3))
        .put("uLens", dice.range(0.3, 1), dice.chance(0.06) ? dice.range(0.5, 0.93) : 0.03f);
    cloth(dice.fork(1), look);
    Dice mouth = dice.fork(2);
    return look.put(
            "uTongue",
            Colour.hsv(
                mouth.range(0.985, 1.025) % 1, mouth.range(0.32, 0.52), mouth.range(0.55, 0.78)))
        .put(
            "uCavity",
            Colour.hsv(mouth.range(0.0, 0.03), mouth.range(0.45, 0.65), mouth.range(0.4, 0.62)));
  }

  private static float[] frame(Dice dice) {
    int[] metals = {0x1a1a1a, 0x0d0d0f, 0x8a8a90, 0xb09050, 0x6a4a30, 0x3a2216, 0xc0c0c4};
    return dice.chance(0.25)
        ? Colour.hsv(dice.unit(), dice.range(0, 0.7), dice.range(0.05, 0.6))
        : Colour.hex(metals[dice.below(metals.length)]);
  }
}
