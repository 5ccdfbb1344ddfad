package kukla.models.synth;

import java.util.Arrays;
import java.util.List;
import kukla.render.Framebuffer;
import org.jspecify.annotations.Nullable;

/**
 * One person ready to be drawn: shape, painted skin, and all that is worn as meshes. Its opener
 * closes it, on the context's thread.
 */
final class Actor implements AutoCloseable {
  /** A mesh that follows head and body. */
  static final class Worn implements AutoCloseable {
    private final float[] rest;
    private final float[] bearing;
    private final float[] world;
    final Surface surface;

    /**
     * @param own a number a vertex for the shader
     * @param low how much lower than it is the mesh counts as hanging
     */
    private Worn(ObjFile mesh, float[] rest, float[] own, float low) {
      this.rest = rest;
      bearing = rest.clone();
      for (int i = 1; i < bearing.length; i += 3) {
        bearing[i] -= low;
      }
      world = rest.clone();
      surface = new Surface(rest, mesh.triangles(), mesh.uv(), mesh.uvTriangles(), own);
    }

    private Worn(ObjFile mesh, float[] rest, float low) {
      this(mesh, rest, ones(rest.length / 3), low);
    }

    private static float[] ones(int count) {
      float[] ones = new float[count];
      Arrays.fill(ones, 1);
      return ones;
    }

    void follow(Posture posture) {
      posture.apply(rest, bearing, world);
      surface.move(world);
    }

    @Override
    public void close() {
      surface.close();
    }
  }

  /** The landmark on the bridge of the nose that carries spectacles. */
  private static final int BRIDGE = 27;

  /** Clothes hang from the body alone, however near the head. */
  private static final float OF_BODY = 7;

  final Person person;
  final HeadShape shape;
  final @Nullable Worn hair;
  final Worn clothes;
  final @Nullable Worn glasses;
  final @Nullable Worn lenses;
  final @Nullable Worn headwear;
  final boolean hardHeadwear;
  final float[] hatCut;
  final @Nullable Prop prop;
  final Framebuffer skin;

  /** Whether the prop is in the picture now. */
  boolean propShown;

  /**
   * @param tile side of each of the skin's two uv tiles, pixels
   */
  Actor(HeadModel model, List<Hair> hairs, HeadParts parts, Shaders shaders, long seed, int tile) {
    person = Person.of(seed, model.identity.length, hairs);
    shape = new HeadShape(model, person.identity());
    if (person.hair() < 0) {
      hair = null;
    } else {
      Hair chosen = hairs.get(person.hair());
      hair = new Worn(chosen.mesh(), chosen.on(shape), chosen.depth(), 0);
    }
    Torso torso = Torso.of(new Dice(seed).fork(9));
    clothes = new Worn(torso.mesh(), shape.carriedByNeck(torso.mesh().positions()), OF_BODY);
    shape.tuckIn(torso.rim());
    if (person.glasses()) {
      Glasses pair = Glasses.of(new Dice(seed).fork(10));
      glasses = new Worn(pair.frame(), shape.carried(pair.frame().positions(), BRIDGE), 0);
      lenses = new Worn(pair.lenses(), shape.carried(pair.lenses().positions(), BRIDGE), 0);
    } else {
      glasses = null;
      lenses = null;
    }
    Headwear.Kind kind = person.headwear();
    if (kind != null) {
      Headwear worn =
          Headwear.of(
              new Dice(seed).fork(11), kind, new Crown(model, shape.local), person.hair() >= 0);
      headwear = new Worn(worn.mesh(), worn.mesh().positions(), 0);
      hardHeadwear = worn.hard();
      hatCut = worn.cut();
    } else {
      headwear = null;
      hardHeadwear = false;
      hatCut = new float[] {100, 0};
    }
    prop = person.held() ? new Prop(new Dice(seed).fork(12), person.tone()) : null;
    skin = SkinPainter.paint(model, person, parts, shaders, tile);
  }

  /** Moves all that is worn, what is held and the head itself; returns how the head stands. */
  Posture move(Moment moment, Scene scene, int frame, HeadParts parts) {
    Posture posture = new Posture(moment, scene.bodyYaw());
    shape.bend(moment, posture);
    parts.surface.move(shape.world);
    clothes.follow(posture);
    for (Worn worn : new @Nullable Worn[] {hair, glasses, lenses, headwear}) {
      if (worn != null) {
        worn.follow(posture);
      }
    }
    propShown = scene.crowded() && prop != null && prop.hold(frame, moment);
    return posture;
  }

  @Override
  public void close() {
    skin.close();
    clothes.close();
    for (Worn worn : new @Nullable Worn[] {hair, glasses, lenses, headwear}) {
      if (worn != null) {
        worn.close();
      }
    }
    if (prop != null) {
      prop.close();
    }
  }
}
