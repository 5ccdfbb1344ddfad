package kukla.models.synth;

import static org.lwjgl.opengl.GL11.*;
import static org.lwjgl.opengl.GL30.glBindVertexArray;
import static org.lwjgl.opengl.GL30.glColorMaski;
import static org.lwjgl.opengl.GL30.glDeleteVertexArrays;
import static org.lwjgl.opengl.GL30.glGenVertexArrays;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import kukla.inference.image.Image;
import kukla.models.data.MaskClass;
import kukla.render.Framebuffer;
import kukla.render.OffscreenContext;
import kukla.render.Shader;
import kukla.render.Texture;

/**
 * Where people are filmed: one GL context, one picture size, one person at a time. Its opener
 * closes it; all on the thread that opened it.
 */
final class Studio implements AutoCloseable {
  private static final int SHADOW_SIZE = 512;
  private static final int OVERSAMPLING = 2;

  /** The first landmark of the lips' inner edge, at the mouth's right corner. */
  private static final int INNER_LIPS = 60;

  private final HeadModel model;
  private final List<Hair> hairs;
  private final int size;
  private final int denseSide;
  private final OffscreenContext context = OffscreenContext.open();
  private final Shaders shaders = new Shaders();
  private final HeadParts parts;
  private final int emptyArray = glGenVertexArrays();
  private final Framebuffer shadow = Framebuffer.deep(SHADOW_SIZE, SHADOW_SIZE);
  private final Framebuffer backdrop;
  private final Framebuffer large;
  private final Framebuffer small;
  private final FloatBuffer depths;
  private final ByteBuffer shows;
  private final ByteBuffer rgba;

  /**
   * @param size side of the pictures, pixels
   * @param denseSide side of masks and depth maps, at most twice {@code size}; 0 for none
   */
  Studio(HeadModel model, List<Hair> hairs, int size, int denseSide) {
    this.model = model;
    this.hairs = hairs;
    this.size = size;
    this.denseSide = denseSide;
    int side = OVERSAMPLING * size;
    glEnable(GL_DEPTH_TEST);
    parts = new HeadParts(model, Openness.of(model, shaders));
    backdrop = Framebuffer.flat(side, side, Texture.Format.RGBA16F);
    large = Framebuffer.deep(side, side, Texture.Format.RGBA16F, Texture.Format.R8);
    small = Framebuffer.flat(size, size, Texture.Format.RGBA8);
    depths =
        ByteBuffer.allocateDirect(side * side * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    shows = ByteBuffer.allocateDirect(side * side);
    rgba = ByteBuffer.allocateDirect(size * size * 4);
  }

  /** What draws here, in the driver's words. */
  String description() {
    return context.description();
  }

  /** Somebody by seed; the caller closes it before the studio. */
  Actor actor(long seed) {
    return new Actor(
        model, hairs, parts, shaders, seed, Math.max(320, Math.min(2048, 3 * size / 2)));
  }

  /**
   * Takes one picture.
   *
   * @param frame number of the picture: grain, drift, exposure and what is held depend on it
   * @param into RGB, size × size, overwritten; borrowed
   */
  Labels shoot(Actor actor, Scene scene, Moment moment, int frame, Image into) {
    Posture posture = actor.move(moment, scene, frame, parts);
    View view = View.of(scene, frame).holding(model, actor.shape.world);
    glDisable(GL_BLEND);
    glEnable(GL_DEPTH_TEST);
    drawShadow(actor, view);
    large.clear(0, 0, 0, 1);
    drawPerson(actor, scene, view, posture.head());
    hangBackdrop(scene.drift(frame));
    drawSeenThrough(actor);
    large.readDepth(depths);
    large.readChannel(1, shows);
    develop(scene, scene.exposure(actor.person, frame), frame);
    small.readColour(rgba);
    copyUpright(into);
    float[] toCamera = Matrix.multiply(view.camera(), posture.head());
    DenseMap dense = DenseMap.of(shows, depths, large.width(), denseSide, view);
    return Labels.of(
        model,
        new LandmarkView(actor.shape.world, view, size, depths, large.width()),
        toCamera,
        moment,
        dense);
  }

  private void drawShadow(Actor actor, View view) {
    shadow.clear(0, 0, 0, 0);
    shaders.shadow.use().setMatrix("uViewProjection", view.shadowMatrix());
    glEnable(GL_CULL_FACE);
    parts.draw(Material.FACE);
    parts.draw(Material.BACK_OF_HEAD, false);
    glDisable(GL_CULL_FACE);
    if (actor.hair != null) {
      actor.hair.surface.draw();
    }
    if (actor.glasses != null) {
      actor.glasses.surface.draw();
    }
    if (actor.headwear != null) {
      actor.headwear.surface.draw();
    }
    if (actor.prop != null && actor.propShown) {
      actor.prop.surface.draw();
    }
  }

  /** Builds a scene's backdrop; what is shot later stands in front of it. */
  void furnish(Scene scene) {
    backdrop.bind();
    glDisable(GL_DEPTH_TEST);
    glBindVertexArray(emptyArray);
    shaders.backdrop.use();
    scene.light().applyTo(shaders.backdrop);
    glDrawArrays(GL_TRIANGLES, 0, 3);
    glEnable(GL_DEPTH_TEST);
  }

  private void hangBackdrop(float[] drift) {
    glBindVertexArray(emptyArray);
    backdrop.colour(0).bind(3);
    shaders.curtain.use().set("uBackdrop", 3).set("uBackShift", 0.5f * drift[0], 0.5f * drift[1]);
    glDrawArrays(GL_TRIANGLES, 0, 3); // where nobody stands before it
  }

  private void drawPerson(Actor actor, Scene scene, View view, float[] head) {
    shadow.depth().bind(0);
    actor.skin.colour(0).bind(1);
    actor.skin.colour(1).bind(2);
    for (Shader shader : shaders.lit) {
      shader.use();
      scene.light().applyTo(shader);
      actor.person.look().applyTo(shader);
      shader.setMatrix("uViewProjection", view.viewProjection());
      shader.setMatrix("uShadowMatrix", view.shadowMatrix());
      shader.set("uEye", view.eye());
      shader.set("uShadowMap", 0);
    }
    if (actor.hair != null) {
      shaders.hair.use().set("uHatCut", actor.hatCut);
      actor.hair.surface.draw();
    }
    shaders.cloth.use();
    actor.clothes.surface.draw();
    drawAccessories(actor);
    shaders.skin.use().set("uPaint", 1).set("uRelief", 2).set("uBump", 0.55f);
    actor.person.skin().applyTo(shaders.skin);
    glEnable(GL_CULL_FACE);
    parts.draw(Material.FACE);
    parts.draw(Material.BACK_OF_HEAD, false);
    openMouth(actor, head);
    shaders.mouth.set("uKind", 2);
    parts.draw(Material.BACK_OF_HEAD, true);
    shaders.mouth.set("uKind", 0);
    parts.draw(Material.GUMS_TONGUE);
    shaders.mouth.set("uKind", 1);
    parts.draw(Material.TEETH);
    shaders.eye.use().set("uEyeCentre", HeadShape.EYE);
    parts.draw(Material.SCLERA_LEFT);
    parts.draw(Material.SCLERA_RIGHT);
    glDisable(GL_CULL_FACE);
  }

  /** Tells the mouth's shader where and how far the lips let light in. */
  private void openMouth(Actor actor, float[] head) {
    float[] at = new float[3];
    for (int i = INNER_LIPS; i < HeadModel.LANDMARKS; i++) {
      for (int k = 0; k < 3; k++) {
        at[k] += actor.shape.world[3 * model.landmarks[i] + k] / (HeadModel.LANDMARKS - INNER_LIPS);
      }
    }
    shaders
        .mouth
        .use()
        .set("uMouthAt", at)
        .set("uMouthX", head[0], head[1], head[2])
        .set("uMouthY", head[4], head[5], head[6])
        .set("uMouthZ", head[8], head[9], head[10])
        .set(
            "uMouthSize",
            0.5f * apart(actor, INNER_LIPS, INNER_LIPS + 4),
            0.5f * apart(actor, INNER_LIPS + 2, INNER_LIPS + 6));
  }

  private float apart(Actor actor, int one, int other) {
    float[] p = actor.shape.world;
    int a = 3 * model.landmarks[one];
    int b = 3 * model.landmarks[other];
    float x = p[a] - p[b];
    float y = p[a + 1] - p[b + 1];
    float z = p[a + 2] - p[b + 2];
    return (float) Math.sqrt(x * x + y * y + z * z);
  }

  private void drawSeenThrough(Actor actor) {
    glColorMaski(1, false, false, false, false); // what is seen through stays what it is
    shaders.lash.use();
    parts.draw(Material.LASHES);
    glEnable(GL_BLEND);
    glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
    glDepthMask(false);
    shaders.veil.use().set("uVeil", 0.3f);
    parts.draw(Material.EYE_OCCLUSION);
    if (actor.lenses != null) {
      shaders.lens.use();
      actor.lenses.surface.draw();
    }
    glDepthMask(true);
    glDisable(GL_BLEND);
    glColorMaski(1, true, true, true, true);
  }

  private void drawAccessories(Actor actor) {
    if (actor.headwear != null) {
      Shader shader = actor.hardHeadwear ? shaders.frame.use() : shaders.cloth;
      actor.person.hat().applyTo(shader);
      Shaders.show(shader, MaskClass.HAIR);
      actor.headwear.surface.draw();
      Shaders.show(shader, actor.hardHeadwear ? MaskClass.GLASSES : MaskClass.CLOTHES);
    }
    if (actor.glasses != null) {
      shaders.frame.use();
      actor.person.look().applyTo(shaders.frame);
      actor.glasses.surface.draw();
    }
    if (actor.prop != null && actor.propShown) {
      shaders.prop.use();
      actor.prop.look.applyTo(shaders.prop);
      actor.prop.surface.draw();
    }
  }

  private void develop(Scene scene, float exposure, int frame) {
    small.bind();
    glDisable(GL_DEPTH_TEST);
    glBindVertexArray(emptyArray);
    large.colour(0).bind(0);
    shaders.camera.use();
    scene.light().applyTo(shaders.camera);
    shaders.camera.set("uExposure", exposure);
    shaders
        .camera
        .set("uPicture", 0)
        .set("uTexel", 1f / large.width(), 1f / large.height())
        .set("uTint", scene.tint(frame))
        .set("uFrame0", (float) frame);
    glDrawArrays(GL_TRIANGLES, 0, 3);
    glEnable(GL_DEPTH_TEST);
  }

  private void copyUpright(Image into) {
    ByteBuffer pixels = into.pixels();
    for (int y = 0; y < size; y++) {
      int from = (size - 1 - y) * size * 4;
      int to = y * into.stride();
      for (int x = 0; x < size; x++) {
        pixels.put(to + 3 * x, rgba.get(from + 4 * x));
        pixels.put(to + 3 * x + 1, rgba.get(from + 4 * x + 1));
        pixels.put(to + 3 * x + 2, rgba.get(from + 4 * x + 2));
      }
    }
  }

  @Override
  public void close() {
    large.close();
    backdrop.close();
    small.close();
    shadow.close();
    parts.close();
    glDeleteVertexArrays(emptyArray);
    shaders.close();
    context.close();
  }
}
