package kukla.models.synth;

import java.util.List;
import kukla.render.Framebuffer;
import org.jspecify.annotations.Nullable;

/**
 * One person ready to be drawn: shape, painted skin, hair and clothes as meshes. Its opener closes
 * it, on the context's thread.
 */
final class Actor implements AutoCloseable {
  /** A mesh that follows head and body. */
  static final class Worn implements AutoCloseable {
    private final float[] rest;
    private final float[] world;
    final Surface surface;

    private Worn(ObjFile mesh, float[] rest) {
      this.rest = rest;
      world = rest.clone();
      float[] open = new float[rest.length / 3];
      java.util.Arrays.fill(open, 1);
      surface = new Surface(rest, mesh.triangles(), mesh.uv(), mesh.uvTriangles(), open);
    }

    void follow(Posture posture) {
      posture.apply(rest, rest, world);
      surface.move(world);
    }

    @Override
    public void close() {
      surface.close();
    }
  }

  /** The landmark on the bridge of the nose that carries spectacles. */
  private static final int BRIDGE = 27;

  final Person person;
  final HeadShape shape;
  final @Nullable Worn hair;
  final Worn clothes;
  final @Nullable Worn glasses;
  final Framebuffer skin;

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
      hair = new Worn(chosen.mesh(), chosen.on(shape));
    }
    ObjFile torso = Torso.of(new Dice(seed).fork(9));
    clothes = new Worn(torso, shape.carriedByNeck(torso.positions()));
    ObjFile frames = person.glasses() ? Glasses.of(new Dice(seed).fork(10)) : null;
    glasses = frames == null ? null : new Worn(frames, shape.carried(frames.positions(), BRIDGE));
    skin = SkinPainter.paint(model, person, parts, shaders, tile);
  }

  /** Moves all that is worn and the head itself; returns how the head stands. */
  Posture move(Moment moment, float bodyYaw, HeadParts parts) {
    Posture posture = new Posture(moment, bodyYaw);
    shape.bend(moment, posture);
    parts.surface.move(shape.world);
    clothes.follow(posture);
    if (hair != null) {
      hair.follow(posture);
    }
    if (glasses != null) {
      glasses.follow(posture);
    }
    return posture;
  }

  @Override
  public void close() {
    skin.close();
    clothes.close();
    if (glasses != null) {
      glasses.close();
    }
    if (hair != null) {
      hair.close();
    }
  }
}
