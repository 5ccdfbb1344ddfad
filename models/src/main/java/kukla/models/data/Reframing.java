package kukla.models.data;

/**
 * How the driving square may stand otherwise in the clip than the source's, as a performer's crop
 * does that follows the face. Mostly it must not: a model that never saw still surroundings cannot
 * keep any still.
 *
 * @param chance share of the pairs that are reframed
 * @param shift largest shift, as a share of the side
 * @param zoom largest relative change of the side
 */
public record Reframing(double chance, double shift, double zoom) {
  public static final Reframing NONE = new Reframing(0, 0, 0);

  /** The driving square for a source square; may reach out of the picture. */
  Framing of(Framing source, Draw draw) {
    boolean reframed = draw.chance(chance);
    double share = reframed ? 1 : 0;
    double side = source.side() * (1 + share * zoom * draw.uniform(-1, 1));
    double x = source.centreX() + share * shift * source.side() * draw.uniform(-1, 1);
    double y = source.centreY() + share * shift * source.side() * draw.uniform(-1, 1);
    return new Framing(x, y, side);
  }

  /** A square that is wanted, pixels. */
  record Framing(double centreX, double centreY, double side) {}
}
