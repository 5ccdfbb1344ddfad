package kukla.models.synth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import kukla.models.data.MaskClass;
import kukla.render.Shader;

/** The GLSL programs that draw a person. Its opener closes it, on the context's thread. */
final class Shaders implements AutoCloseable {
  private static final String MASK =
      """
      layout(location = 1) out float shows;
      uniform float uShows;
      void main() { surface(); shows = uShows; }
      """;

  private final List<Shader> opened = new ArrayList<>();
  final Shader bake = shader("bake", "bake.vert", "noise.glsl", "bake.frag");
  final Shader spread = shader("spread", "screen.vert", "noise.glsl", "spread.frag");
  final Shader shadow = shader("shadow", "shadow.vert", "noise.glsl", "shadow.frag");
  final Shader skin = lit("skin", MaskClass.SKIN);
  final Shader mouth = lit("mouth", MaskClass.MOUTH_INTERIOR);
  final Shader eye = lit("eye", MaskClass.EYES);
  final Shader lash = lit("lash", MaskClass.EYES);
  final Shader veil = lit("veil", MaskClass.EYES);
  final Shader hair = lit("hair", MaskClass.HAIR);
  final Shader cloth = lit("cloth", MaskClass.CLOTHES);
  final Shader frame = lit("frame", MaskClass.GLASSES);
  final Shader lens = lit("lens", MaskClass.GLASSES);
  final Shader prop = lit("prop", MaskClass.OCCLUDER);
  final Shader backdrop =
      shader(
          "backdrop",
          "screen.vert",
          "noise.glsl",
          "paper.glsl",
          "walls.glsl",
          "outdoors.glsl",
          "furniture.glsl",
          "backdrop.frag");
  final Shader curtain =
      known("curtain", MaskClass.BACKGROUND, "screen.vert", "noise.glsl", "curtain.frag");
  final Shader camera = shader("camera", "screen.vert", "noise.glsl", "camera.frag");

  /** Those that draw surfaces under light. */
  final List<Shader> lit = List.of(skin, mouth, eye, lash, veil, hair, cloth, frame, lens, prop);

  private Shader lit(String name, MaskClass shows) {
    return known(name, shows, "surface.vert", "noise.glsl", "light.glsl", name + ".frag");
  }

  /** A shader that also writes what it shows, to the second colour. */
  private Shader known(String name, MaskClass shows, String vertex, String... fragments) {
    Shader shader =
        opened(name, vertex, joined(fragments).replace("void main()", "void surface()") + MASK);
    shader.use();
    show(shader, shows);
    return shader;
  }

  /** What the shader's next draws show in the mask; it must be in use. */
  static void show(Shader shader, MaskClass shows) {
    shader.set("uShows", shows.ordinal() / 255f);
  }

  private Shader shader(String name, String vertex, String... fragments) {
    return opened(name, vertex, joined(fragments));
  }

  private static String joined(String... fragments) {
    StringBuilder joined = new StringBuilder();
    for (String part : fragments) {
      joined.append(text(part)).append('\n');
    }
    return joined.toString();
  }

  private Shader opened(String name, String vertex, String fragment) {
    Shader shader = new Shader(name, text(vertex), fragment);
    opened.add(shader);
    return shader;
  }

  private static String text(String name) {
    try (InputStream in = Shaders.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    opened.forEach(Shader::close);
  }
}
