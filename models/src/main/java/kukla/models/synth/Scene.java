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
 * @param shake how far the hand that holds the camera wanders, in normalised device coordinates; 0
 *     for a camera that stands
 * @param waver how far automatic exposure and white balance wander, as a share
 * @param crowded whether somebody may hold something before the face
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
    float bias,
    float shake,
    float waver,
    boolean crowded) {

  /** A scene drawn by chance. */
  static Scene of(long seed) {
    Dice dice = new Dice(seed);
    Uniforms light = new Uniforms();
    Lamps lamps = Lamps.hang(dice.fork(3), light);
    Backdrop.hang(dice.fork(1), light);
    camera(dice.fork(2), lamps.cast(), light);
    float fraction = dice.range(0.25, 0.58);
    float room = Math.max(0.04f, 0.62f - fraction);
    return new Scene(
        light,
        lamps.key(),
        dice.logRange(38, 180),
        fraction,
        dice.range(-room, room) * (dice.chance(0.3) ? 0.9f : 0.35f),
        dice.range(-0.25, 0.3) * (1 - fraction),
        dice.range(-0.35, 0.35),
        dice.chance(0.55) ? 35 + dice.below(60) : 0,
        lamps.brightness(),
        dice.logRange(0.7, 1.35),
        dice.chance(0.7) ? 0 : dice.range(0.01, 0.06),
        dice.chance(0.6) ? 0 : dice.range(0.01, 0.07),
        true);
  }

  /** A calm, friendly scene: soft light, plain background, clean camera. */
  static Scene studio(long seed) {
    Dice dice = new Dice(seed);
    float side = dice.chance(0.5) ? 1 : -1;
    Uniforms light = new Uniforms();
    Lamps lamps = Lamps.studio(side, light);
    Backdrop.calm(dice.fork(1), light);
    camera(dice.fork(2), lamps.cast(), light);
    light
        .put("uWhite", 1f, 1f, 1f)
        .put("uGrain", 0.002f)
        .put("uBlur", 0f)
        .put("uSmear", 0f, 0f)
        .put("uVignette", 0.12f)
        .put("uContrast", 1.08f)
        .put("uSaturation", 1.06f);
    return new Scene(
        light,
        lamps.key(),
        110,
        0.37f,
        0,
        0.0f,
        side * 0.15f,
        0,
        lamps.brightness(),
        1,
        0,
        0,
        false);
  }

  private static void camera(Dice dice, float[] cast, Uniforms light) {
    float balance = dice.range(0.5, 1);
    light
        .put(
            "uWhite",
            dice.range(0.95, 1.06) * (float) Math.pow(cast[0], -balance),
            (float) Math.pow(cast[1], -balance),
            dice.range(0.92, 1.08) * (float) Math.pow(cast[2], -balance))
        .put("uGrain", dice.chance(0.6) ? dice.range(0, 0.025) : 0)
        .put("uBlur", dice.chance(0.5) ? dice.range(0, 1.3) : 0)
        .put("uVignette", dice.chance(0.5) ? 0 : dice.range(0, 0.4))
        .put("uContrast", dice.range(0.92, 1.35))
        .put("uSaturation", dice.chance(0.03) ? 0 : dice.range(0.65, 1.15));
    float turn = dice.range(0, Math.PI);
    float reach = dice.chance(0.15) ? dice.range(0.5, 3) : 0;
    light.put("uSmear", reach * (float) Math.cos(turn), reach * (float) Math.sin(turn));
  }

  /** What the camera's automatic exposure makes of this person in this light, mostly. */
  float exposure(Person person, int frame) {
    float seen = Math.max(0.02f, person.toneLuminance() * brightness);
    return (float) Math.pow(0.4 / seen, 0.42) * bias * (1 + waver * slow(frame, 5));
  }

  /** White balance of this frame over the scene's: red, green, blue. */
  float[] tint(int frame) {
    float warm = 0.5f * waver * slow(frame, 9);
    return new float[] {1 + warm, 1, 1 - warm};
  }

  /** Where the hand has moved the picture, in normalised device coordinates. */
  float[] drift(int frame) {
    return new float[] {shake * slow(frame, 1), 0.7f * shake * slow(frame, 3)};
  }

  /** Wanders within ±1, a second or more from end to end at 30 frames a second. */
  private static float slow(int frame, int phase) {
    return 0.6f * (float) Math.sin(frame * 0.071 + phase)
        + 0.4f * (float) Math.sin(frame * 0.173 + 2.3 * phase);
  }
}
