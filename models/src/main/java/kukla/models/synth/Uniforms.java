package kukla.models.synth;

import java.util.LinkedHashMap;
import java.util.Map;
import kukla.render.Shader;

/** Named numbers for shaders: how one person or one scene looks. */
final class Uniforms {
  private final Map<String, float[]> values = new LinkedHashMap<>();

  Uniforms put(String name, float... value) {
    values.put(name, value);
    return this;
  }

  /** Sets all that the shader knows; it must be in use. */
  void applyTo(Shader shader) {
    values.forEach(shader::set);
  }
}
