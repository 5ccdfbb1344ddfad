package kukla.render;

import static org.lwjgl.opengl.GL20.*;

import java.util.HashMap;
import java.util.Map;

/**
 * A vertex and a fragment shader linked into one program. Setting a uniform that the program does
 * not use does nothing. Its opener closes it.
 */
public final class Shader implements AutoCloseable {
  private final int program;
  private final Map<String, Integer> locations = new HashMap<>();

  /**
   * Compiles and links.
   *
   * @param name for faults only
   * @param vertex GLSL source
   * @param fragment GLSL source
   * @throws RenderFault with the compiler's first complaint
   */
  public Shader(String name, String vertex, String fragment) {
    int vertexShader = compile(name + " (vertex)", GL_VERTEX_SHADER, vertex);
    int fragmentShader;
    try {
      fragmentShader = compile(name + " (fragment)", GL_FRAGMENT_SHADER, fragment);
    } catch (RenderFault e) {
      glDeleteShader(vertexShader);
      throw e;
    }
    program = glCreateProgram();
    glAttachShader(program, vertexShader);
    glAttachShader(program, fragmentShader);
    glLinkProgram(program);
    glDeleteShader(vertexShader);
    glDeleteShader(fragmentShader);
    if (glGetProgrami(program, GL_LINK_STATUS) == 0) {
      String log = glGetProgramInfoLog(program);
      glDeleteProgram(program);
      throw complaint(name, log);
    }
  }

  private static int compile(String name, int kind, String source) {
    int shader = glCreateShader(kind);
    glShaderSource(shader, source);
    glCompileShader(shader);
    if (glGetShaderi(shader, GL_COMPILE_STATUS) == 0) {
      String log = glGetShaderInfoLog(shader);
      glDeleteShader(shader);
      throw complaint(name, log);
    }
    return shader;
  }

  private static RenderFault complaint(String name, String log) {
    return new RenderFault(
        "compiling shader "
            + name
            + ": this OpenGL driver refused it, found "
            + log.strip().replaceAll("\\s+", " ")
            + "; try another driver");
  }

  /** Makes it the program of the next draws; returns itself, so that uniforms can follow. */
  public Shader use() {
    glUseProgram(program);
    return this;
  }

  /** Sets a float. The program must be in use. */
  public Shader set(String uniform, float x) {
    glUniform1f(location(uniform), x);
    return this;
  }

  /** Sets a vec2. The program must be in use. */
  public Shader set(String uniform, float x, float y) {
    glUniform2f(location(uniform), x, y);
    return this;
  }

  /** Sets a vec3. The program must be in use. */
  public Shader set(String uniform, float x, float y, float z) {
    glUniform3f(location(uniform), x, y, z);
    return this;
  }

  /** Sets a vec4. The program must be in use. */
  public Shader set(String uniform, float x, float y, float z, float w) {
    glUniform4f(location(uniform), x, y, z, w);
    return this;
  }

  /** Sets a float, vec2, vec3 or vec4, by the number of values. The program must be in use. */
  public Shader set(String uniform, float[] values) {
    int at = location(uniform);
    switch (values.length) {
      case 1 -> glUniform1fv(at, values);
      case 2 -> glUniform2fv(at, values);
      case 3 -> glUniform3fv(at, values);
      case 4 -> glUniform4fv(at, values);
      default ->
          throw new IllegalArgumentException("expected 1 to 4 values, found " + values.length);
    }
    return this;
  }

  /** Sets an int or a sampler's unit. The program must be in use. */
  public Shader set(String uniform, int value) {
    glUniform1i(location(uniform), value);
    return this;
  }

  /** Sets an array of vec2, x and y interleaved. The program must be in use. */
  public Shader setPairs(String uniform, float[] pairs) {
    glUniform2fv(location(uniform), pairs);
    return this;
  }

  /** Sets a mat4, column-major. The program must be in use. */
  public Shader setMatrix(String uniform, float[] columns) {
    glUniformMatrix4fv(location(uniform), false, columns);
    return this;
  }

  private int location(String uniform) {
    Integer known = locations.get(uniform);
    if (known == null) {
      known = glGetUniformLocation(program, uniform);
      locations.put(uniform, known);
    }
    return known;
  }

  @Override
  public void close() {
    glDeleteProgram(program);
  }
}
