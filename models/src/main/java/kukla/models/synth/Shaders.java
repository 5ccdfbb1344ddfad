package kukla.models.synth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import kukla.render.Shader;

/** The GLSL programs that draw a person. Its opener closes it, on the context's thread. */
final class Shaders implements AutoCloseable {
  private final List<Shader> opened = new ArrayList<>();
  final Shader bake = shader("bake", "bake.vert", "noise.glsl", "bake.frag");
  final Shader spread = shader("spread", "screen.vert", "noise.glsl", "spread.frag");
  final Shader shadow = shader("shadow", "shadow.vert", "noise.glsl", "shadow.frag");
  final Shader skin = lit("skin");
  final Shader mouth = lit("mouth");
  final Shader eye = lit("eye");
  final Shader lash = lit("lash");
  final Shader veil = lit("veil");
  final Shader hair = lit("hair");
  final Shader cloth = lit("cloth");
  final Shader frame = lit("frame");
  final Shader backdrop = shader("backdrop", "screen.vert", "noise.glsl", "backdrop.frag");
  final Shader curtain = shader("curtain", "screen.vert", "noise.glsl", "curtain.frag");
  final Shader camera = shader("camera", "screen.vert", "noise.glsl", "camera.frag");

  /** Those that draw surfaces under light. */
  final List<Shader> lit = List.of(skin, mouth, eye, lash, veil, hair, cloth, frame);

  private Shader lit(String name) {
    return shader(name, "surface.vert", "noise.glsl", "light.glsl", name + ".frag");
  }

  private Shader shader(String name, String vertex, String... fragments) {
    StringBuilder fragment = new StringBuilder();
    for (String part : fragments) {
      fragment.append(text(part)).append('\n');
    }
    Shader shader = new Shader(name, text(vertex), fragment.toString());
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
