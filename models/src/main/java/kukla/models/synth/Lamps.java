package kukla.models.synth;

/**
 * Lamps and sky on somebody.
 *
 * @param key towards the key light, unit vector
 * @param brightness of all together on a face
 * @param cast their colour together, luminance 1
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
record Lamps(float[] key, float brightness, float[] cast) {

  /** How a place is lit. */
  private enum Mood {
    ROOM,
    WINDOW,
    RING,
    SUN,
    SCREEN,
    COLOURED
  }

  /** Lamps drawn by chance, put into the scene's numbers. */
  static Lamps hang(Dice dice, Uniforms light) {
    Mood mood =
        dice.pick(
            Mood.ROOM,
            Mood.ROOM,
            Mood.ROOM,
            Mood.WINDOW,
            Mood.WINDOW,
            Mood.RING,
            Mood.SUN,
            Mood.SCREEN,
            dice.chance(0.4) ? Mood.COLOURED : Mood.ROOM);
    float side = dice.chance(0.5) ? 1 : -1;
    float azimuth = dice.range(0, 1.2);
    float elevation = dice.range(0.1, 1.1);
    float power = dice.range(0.6, 1.7);
    float ambient = dice.range(0.3, 0.9);
    float soft = dice.range(0.8, 2.5);
    float[] colour = warmth(dice, 0.25f);
    switch (mood) {
      case WINDOW -> {
        azimuth = dice.range(0.8, 1.6);
        elevation = dice.range(0, 0.5);
        power = dice.range(1.2, 2.4);
        ambient = dice.range(0.15, 0.45);
        soft = 3;
      }
      case RING -> {
        azimuth = dice.range(0, 0.12);
        elevation = dice.range(0, 0.2);
        power = dice.range(1, 1.7);
        ambient = dice.range(0.15, 0.5);
      }
      case SUN -> {
        elevation = dice.range(0.4, 1.25);
        power = dice.range(1.8, 3);
        soft = dice.range(0.3, 0.7);
        colour = new float[] {1.05f, 0.97f, 0.85f};
      }
      case SCREEN -> {
        azimuth = dice.range(0, 0.3);
        elevation = dice.range(-0.35, 0);
        ambient = dice.range(0.1, 0.4);
        colour = new float[] {0.85f, 0.97f, 1.15f};
      }
      case COLOURED ->
          colour = Colour.mix(Colour.hsv(dice.unit(), 0.6f, 1), new float[] {1, 1, 1}, 0.35f);
      default -> {}
    }
    float[] key = direction(side * azimuth, elevation);
    float[] sky = warmth(dice, 0.2f);
    float share = 0.55f - 0.2f * Math.min(1, azimuth / 1.6f);
    light
        .put("uKey", key)
        .put("uKeyColour", Colour.scale(colour, power))
        .put("uKeySoft", soft)
        .put("uFill", direction(-side * dice.range(0.4, 1.4), dice.range(-0.3, 0.6)))
        .put("uFillColour", Colour.scale(warmth(dice, 0.35f), dice.range(0.05, 0.5)))
        .put("uRim", direction(-side * dice.range(1.9, 2.8), dice.range(0, 0.8)))
        .put(
            "uRimColour",
            Colour.scale(warmth(dice, 0.5f), dice.chance(0.4) ? dice.range(0, 1.1) : 0))
        .put("uSky", Colour.scale(sky, ambient))
        .put("uGround", Colour.scale(warmth(dice, 0.2f), ambient * dice.range(0.3, 0.9)))
        .put("uShadowDepth", dice.range(0.45, 1));
    float brightness = share * power + 0.7f * ambient;
    float[] sum = Colour.mix(colour, sky, 0.7f * ambient / brightness);
    return new Lamps(key, brightness, Colour.scale(sum, 1 / Colour.luminance(sum)));
  }

  /** Soft, friendly light from the front and a little rim. */
  static Lamps studio(float side, Uniforms light) {
    float[] key = direction(side * 0.6f, 0.55f);
    light
        .put("uKey", key)
        .put("uKeyColour", 1.2f, 1.18f, 1.14f)
        .put("uKeySoft", 2.5f)
        .put("uFill", direction(-side * 0.9f, 0.2f))
        .put("uFillColour", 0.3f, 0.32f, 0.36f)
        .put("uRim", direction(-side * 2.4f, 0.5f))
        .put("uRimColour", 0.5f, 0.5f, 0.55f)
        .put("uSky", 0.55f, 0.55f, 0.55f)
        .put("uGround", 0.34f, 0.31f, 0.29f)
        .put("uShadowDepth", 0.7f);
    return new Lamps(key, 1, new float[] {1, 1, 1});
  }

  private static float[] direction(float azimuth, float elevation) {
    return new float[] {
      (float) (Math.sin(azimuth) * Math.cos(elevation)),
      (float) Math.sin(elevation),
      (float) (Math.cos(azimuth) * Math.cos(elevation))
    };
  }

  private static float[] warmth(Dice dice, float spread) {
    if (dice.chance(0.04)) {
      return Colour.scale(Colour.hsv(dice.unit(), dice.range(0.2, 0.5), 1), 0.9f);
    }
    float warm = Math.max(-1.5f, Math.min(1.5f, dice.normal())) * spread * 0.5f;
    return new float[] {1 + warm * 0.5f, 1 + dice.range(-0.03, 0.03), Math.max(0.3f, 1 - warm)};
  }
}
