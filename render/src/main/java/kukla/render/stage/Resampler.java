package kukla.render.stage;

import static org.lwjgl.opengl.GL11.GL_BLEND;
import static org.lwjgl.opengl.GL11.GL_CULL_FACE;
import static org.lwjgl.opengl.GL11.GL_DEPTH_TEST;
import static org.lwjgl.opengl.GL11.GL_SCISSOR_TEST;
import static org.lwjgl.opengl.GL11.glColorMask;
import static org.lwjgl.opengl.GL11.glDisable;
import static org.lwjgl.opengl.GL30.GL_FRAMEBUFFER_SRGB;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import kukla.render.Framebuffer;
import kukla.render.Rectangle;
import kukla.render.Shader;
import kukla.render.Texture;

/**
 * Draws a texture through an affine map, sampled as exactly as a host would: for the program
 * picture, whose row 0 is the top row. Values are mixed as they are coded, so bytes that are not
 * mixed stay as they are. Its opener closes it.
 */
final class Resampler implements AutoCloseable {
  private final Map<Sampling, Shader> plain;
  private final Map<Sampling, Shader> feathered;
  private final Rectangle rectangle = new Rectangle();

  Resampler() {
    plain = shaders("sampling ", Sampling::plain);
    feathered = shaders("feathered sampling ", Sampling::feathered);
  }

  private static Map<Sampling, Shader> shaders(String name, Function<Sampling, String> fragment) {
    Map<Sampling, Shader> shaders = new EnumMap<>(Sampling.class);
    for (Sampling way : Sampling.values()) {
      shaders.put(way, new Shader(name + way, Rectangle.VERTEX, fragment.apply(way)));
    }
    return shaders;
  }

  /** Whatever drew before, the next draw writes what its shader says. */
  static void plainState() {
    glDisable(GL_BLEND);
    glDisable(GL_CULL_FACE);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_FRAMEBUFFER_SRGB);
    glColorMask(true, true, true, true);
  }

  /**
   * Covers a rectangle.
   *
   * @param outputToPicture from pixels of {@code into} to texels
   */
  void cover(Framebuffer into, Fit where, Texture picture, PictureMap outputToPicture) {
    Sampling sampling = Sampling.of(outputToPicture);
    Shader shader = prepare(plain, sampling, outputToPicture);
    picture.bind(0);
    draw(into, where, shader);
  }

  /**
   * Mixes a square into what {@code ground} shows.
   *
   * @param ground as large as {@code into}
   */
  void paste(Framebuffer into, Texture ground, Pasting pasting, Texture square) {
    PictureMap map = pasting.outputToSquare();
    Shader shader = prepare(feathered, Sampling.of(map), map);
    shader
        .set("uGround", 1)
        .set("uFeather", pasting.feather())
        .set(
            "uFades",
            pasting.fadesLeft() ? 1 : 0,
            pasting.fadesTop() ? 1 : 0,
            pasting.fadesRight() ? 1 : 0,
            pasting.fadesBottom() ? 1 : 0);
    ground.bind(1);
    square.bind(0);
    draw(into, pasting.where(), shader);
  }

  private static Shader prepare(Map<Sampling, Shader> shaders, Sampling sampling, PictureMap map) {
    Shader shader = Objects.requireNonNull(shaders.get(sampling)).use();
    double across = Math.hypot(map.xx(), map.yx());
    double down = Math.hypot(map.xy(), map.yy());
    shader
        .set("uPicture", 0)
        .set("uAcross", (float) map.xx(), (float) map.xy(), (float) map.x0())
        .set("uDown", (float) map.yx(), (float) map.yy(), (float) map.y0())
        .set("uScale", (float) across, (float) down);
    if (sampling == Sampling.SHRUNK) {
      shader.set("uTapsAcross", shrunkTaps(across)).set("uTapsDown", shrunkTaps(down));
    } else if (sampling == Sampling.TURNED) {
      int taps = Math.max(1, (int) Math.ceil(Math.max(across, down) - 0.01));
      shader.set("uTapsAcross", taps).set("uTapsDown", taps);
    }
    return shader;
  }

  private static int shrunkTaps(double scale) {
    return scale > 1 ? (int) Math.ceil(scale) + 1 : 2;
  }

  private void draw(Framebuffer into, Fit where, Shader shader) {
    into.bind();
    where.draw(rectangle, shader, into);
  }

  @Override
  public void close() {
    plain.values().forEach(Shader::close);
    feathered.values().forEach(Shader::close);
    rectangle.close();
  }
}
