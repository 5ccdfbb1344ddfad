package kukla.models.synth;

import static org.lwjgl.opengl.GL11.GL_BLEND;
import static org.lwjgl.opengl.GL11.GL_DEPTH_TEST;
import static org.lwjgl.opengl.GL11.GL_TRIANGLES;
import static org.lwjgl.opengl.GL11.glDisable;
import static org.lwjgl.opengl.GL11.glDrawArrays;

import kukla.render.Framebuffer;
import kukla.render.Texture;

/** Paints a person's skin once, over the uv map, guided by the neutral head's own landmarks. */
final class SkinPainter {
  private static final int MOUTH = 48;
  private static final int LEFT_EYE = 42;
  private static final int LEFT_BROW = 22;

  private SkinPainter() {}

  /** The painted skin: colour 0 albedo and gloss, colour 1 relief; the caller closes it. */
  static Framebuffer paint(
      HeadModel model, Person person, HeadParts parts, Shaders shaders, int tile) {
    glDisable(GL_BLEND);
    glDisable(GL_DEPTH_TEST);
    Framebuffer skin = Framebuffer.flat(2 * tile, tile, Texture.Format.RGBA8, Texture.Format.RGBA8);
    try (Framebuffer raw =
        Framebuffer.flat(2 * tile, tile, Texture.Format.RGBA8, Texture.Format.RGBA8)) {
      draw(model, person, parts, shaders, raw);
      skin.bind();
      raw.colour(0).bind(0);
      raw.colour(1).bind(1);
      shaders.spread.use().set("uPaint", 0).set("uRelief", 1);
      glDrawArrays(GL_TRIANGLES, 0, 3);
    }
    skin.colour(0).mipmaps();
    skin.colour(1).mipmaps();
    return skin;
  }

  private static void draw(
      HeadModel model, Person person, HeadParts parts, Shaders shaders, Framebuffer raw) {
    raw.clear(0, 0, 0, 0);
    shaders.bake.use();
    person.skin().applyTo(shaders.bake);
    shaders.bake.setPairs("uLips", outline(model, MOUTH, 12));
    shaders.bake.setPairs("uLid", outline(model, LEFT_EYE, 6));
    shaders.bake.setPairs("uBrowLine", outline(model, LEFT_BROW, 5));
    parts.draw(Material.FACE);
    parts.draw(Material.BACK_OF_HEAD);
  }

  private static float[] outline(HeadModel model, int first, int count) {
    float[] pairs = new float[2 * count];
    for (int i = 0; i < count; i++) {
      int v = 3 * model.landmarks[first + i];
      pairs[2 * i] = model.neutral[v];
      pairs[2 * i + 1] = model.neutral[v + 1];
    }
    return pairs;
  }
}
