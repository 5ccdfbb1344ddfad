package kukla.models.synth;

/**
 * Where somebody is filmed: lights, lens, background and what the camera spoils.
 *
 * @param light light and camera for the shaders
 * @param keyDirection towards the key light, unit vector
 * @param distanceCentimetres from lens to face
 * @param faceFraction width of the face over the side of the picture
 * @param centreX middle of the face in normalised device coordinates
 * @param centreY the same, up
 * @param bodyYaw of the shoulders, radians
 * @param jpegQuality of the camera's own compression, 0 for none
 * @param brightness of all lights together on a face
 * @param bias of the exposure, 1 as it should be
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
record Scene(
    Uniforms light,
    float[] keyDirection,
    float distanceCentimetres,
    float faceFraction,
    float centreX,
    float centreY,
    float bodyYaw,
    int jpegQuality,
    float brightness,
    float bias) {

  /** A scene drawn by chance. */
  static Scene of(long seed) {
    Dice dice = new Dice(seed);
    float azimuth = dice.range(-1.3, 1.3);
    float elevation = dice.range(-0.15, 1.1);
    float[] key = direction(azimuth, elevation);
    float side = azimuth > 0 ? -1 : 1;
    float[] fill = direction(side * dice.range(0.4, 1.4), dice.range(-0.3, 0.6));
    float[] rim = direction(side * dice.range(1.9, 2.8), dice.range(0, 0.8));
    float keyPower = dice.range(0.6, 2.0);
    float ambient = dice.range(0.25, 0.9);
    Uniforms light =
        new Uniforms()
            .put("uKey", key)
            .put("uKeyColour", Colour.scale(warmth(dice, 0.25f), keyPower))
            .put("uKeySoft", dice.range(0.5, 2.5))
            .put("uFill", fill)
            .put("uFillColour", Colour.scale(warmth(dice, 0.35f), dice.range(0.05, 0.6)))
            .put("uRim", rim)
            .put(
                "uRimColour",
                Colour.scale(warmth(dice, 0.5f), dice.chance(0.5) ? dice.range(0, 1.2) : 0))
            .put("uSky", Colour.scale(warmth(dice, 0.2f), ambient))
            .put("uGround", Colour.scale(warmth(dice, 0.2f), ambient * dice.range(0.3, 0.9)))
            .put("uShadowDepth", dice.range(0.35, 1));
    background(dice.fork(1), light);
    camera(dice.fork(2), light);
    float fraction = dice.range(0.27, 0.58);
    float room = Math.max(0.04f, 0.62f - fraction);
    return new Scene(
        light,
        key,
        dice.logRange(38, 180),
        fraction,
        dice.range(-room, room) * 0.7f,
        dice.range(-0.25, 0.3) * (1 - fraction),
        dice.range(-0.35, 0.35),
        dice.chance(0.55) ? 35 + dice.below(60) : 0,
        0.55f * keyPower + 0.7f * ambient,
        dice.logRange(0.65, 1.4));
  }

  /** A calm, friendly scene: soft light, plain background, clean camera. */
  static Scene studio(long seed) {
    Dice dice = new Dice(seed);
    float side = dice.chance(0.5) ? 1 : -1;
    float[] key = direction(side * 0.6f, 0.55f);
    float[] white = {1, 1, 1};
    Uniforms light =
        new Uniforms()
            .put("uKey", key)
            .put("uKeyColour", 1.25f, 1.2f, 1.12f)
            .put("uKeySoft", 2.5f)
            .put("uFill", direction(-side * 0.9f, 0.2f))
            .put("uFillColour", 0.3f, 0.32f, 0.36f)
            .put("uRim", direction(-side * 2.4f, 0.5f))
            .put("uRimColour", 0.5f, 0.5f, 0.55f)
            .put("uSky", Colour.scale(white, 0.55f))
            .put("uGround", 0.34f, 0.31f, 0.29f)
            .put("uShadowDepth", 0.7f);
    background(dice.fork(1), light);
    light
        .put("uBackKind", 0f)
        .put("uBackA", Colour.hsv(dice.unit(), 0.18f, 0.62f))
        .put("uBackB", Colour.hsv(dice.unit(), 0.2f, 0.35f));
    camera(dice.fork(2), light);
    light
        .put("uWhite", 1f, 1f, 1f)
        .put("uGrain", 0.002f)
        .put("uBlur", 0f)
        .put("uVignette", 0.12f)
        .put("uContrast", 1f)
        .put("uSaturation", 1f);
    return new Scene(light, key, 110, 0.37f, 0, 0.0f, side * 0.15f, 0, 1, 1);
  }

  private static void background(Dice dice, Uniforms light) {
    float value = dice.range(0.08, 0.95);
    float vivid = dice.unit();
    light
        .put("uBackKind", dice.below(4))
        .put("uBackA", Colour.hsv(dice.unit(), vivid * dice.range(0, 0.7), value))
        .put("uBackB", Colour.hsv(dice.unit(), vivid * dice.range(0, 0.8), dice.range(0.05, 0.95)))
        .put("uBackC", Colour.hsv(dice.unit(), vivid * dice.range(0, 0.9), dice.range(0.05, 0.95)))
        .put("uBackSeed", dice.range(0, 100), dice.range(0, 100))
        .put("uBackBlur", dice.logRange(0.004, 0.25))
        .put("uBackScale", dice.logRange(0.6, 5));
  }

  private static void camera(Dice dice, Uniforms light) {
    light
        .put("uWhite", dice.range(0.88, 1.14), 1, dice.range(0.84, 1.16))
        .put("uGrain", dice.chance(0.6) ? dice.range(0, 0.03) : 0)
        .put("uBlur", dice.chance(0.5) ? dice.range(0, 1.3) : 0)
        .put("uVignette", dice.range(0, 0.4))
        .put("uContrast", dice.range(0.85, 1.2))
        .put("uSaturation", dice.chance(0.04) ? 0 : dice.range(0.65, 1.25));
  }

  private static float[] direction(float azimuth, float elevation) {
    return new float[] {
      (float) (Math.sin(azimuth) * Math.cos(elevation)),
      (float) Math.sin(elevation),
      (float) (Math.cos(azimuth) * Math.cos(elevation))
    };
  }

  private static float[] warmth(Dice dice, float spread) {
    if (dice.chance(0.08)) {
      return Colour.scale(Colour.hsv(dice.unit(), dice.range(0.2, 0.7), 1), 0.9f);
    }
    float warm = dice.normal() * spread * 0.5f;
    return new float[] {1 + warm * 0.5f, 1 + dice.range(-0.04, 0.04), Math.max(0.3f, 1 - warm)};
  }

  /** What the camera's automatic exposure makes of this person in this light, mostly. */
  float exposure(Person person) {
    float seen = Math.max(0.02f, person.toneLuminance() * brightness);
    return (float) Math.pow(0.4 / seen, 0.42) * bias;
  }
}
