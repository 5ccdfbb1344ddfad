package kukla.render;

import static org.lwjgl.opengl.GL11.GL_FLOAT;
import static org.lwjgl.opengl.GL11.GL_TRIANGLES;
import static org.lwjgl.opengl.GL11.GL_UNSIGNED_INT;
import static org.lwjgl.opengl.GL11.glDrawElements;
import static org.lwjgl.opengl.GL15.*;
import static org.lwjgl.opengl.GL20.glEnableVertexAttribArray;
import static org.lwjgl.opengl.GL20.glVertexAttribPointer;
import static org.lwjgl.opengl.GL30.glBindVertexArray;
import static org.lwjgl.opengl.GL30.glDeleteVertexArrays;
import static org.lwjgl.opengl.GL30.glGenVertexArrays;

import java.nio.FloatBuffer;

/**
 * Indexed triangles whose vertices are kept in two buffers: one streamed whenever the shape moves,
 * one that never changes. Attributes are numbered through both, from 0. Its opener closes it.
 */
public final class Mesh implements AutoCloseable {
  private final int array = glGenVertexArrays();
  private final int moving = glGenBuffers();
  private final int still = glGenBuffers();
  private final int elements = glGenBuffers();
  private final int count;

  /**
   * @param vertices number of vertices
   * @param movingSizes floats of each streamed attribute, in order
   * @param stillSizes floats of each constant attribute, in order
   * @param stillValues constant attributes interleaved a vertex
   * @param triangles three vertex indices each
   */
  public Mesh(
      int vertices, int[] movingSizes, int[] stillSizes, float[] stillValues, int[] triangles) {
    count = triangles.length;
    glBindVertexArray(array);
    int movingFloats = sum(movingSizes);
    glBindBuffer(GL_ARRAY_BUFFER, moving);
    glBufferData(GL_ARRAY_BUFFER, (long) vertices * movingFloats * Float.BYTES, GL_STREAM_DRAW);
    attributes(0, movingSizes, movingFloats);
    glBindBuffer(GL_ARRAY_BUFFER, still);
    glBufferData(GL_ARRAY_BUFFER, stillValues, GL_STATIC_DRAW);
    attributes(movingSizes.length, stillSizes, sum(stillSizes));
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, elements);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, triangles, GL_STATIC_DRAW);
    glBindVertexArray(0);
  }

  private static int sum(int[] sizes) {
    int sum = 0;
    for (int size : sizes) {
      sum += size;
    }
    return sum;
  }

  private static void attributes(int first, int[] sizes, int floats) {
    int offset = 0;
    for (int i = 0; i < sizes.length; i++) {
      glEnableVertexAttribArray(first + i);
      glVertexAttribPointer(
          first + i, sizes[i], GL_FLOAT, false, floats * Float.BYTES, (long) offset * Float.BYTES);
      offset += sizes[i];
    }
  }

  /**
   * Moves the vertices.
   *
   * @param vertices direct buffer, streamed attributes interleaved, position 0; borrowed
   */
  public void stream(FloatBuffer vertices) {
    glBindBuffer(GL_ARRAY_BUFFER, moving);
    glBufferData(GL_ARRAY_BUFFER, vertices, GL_STREAM_DRAW);
  }

  /** Draws all triangles. */
  public void draw() {
    draw(0, count);
  }

  /**
   * Draws a run of triangles.
   *
   * @param first index of the first corner in the list of corners
   * @param corners number of corners, three a triangle
   */
  public void draw(int first, int corners) {
    glBindVertexArray(array);
    glDrawElements(GL_TRIANGLES, corners, GL_UNSIGNED_INT, (long) first * Integer.BYTES);
  }

  @Override
  public void close() {
    glDeleteVertexArrays(array);
    glDeleteBuffers(moving);
    glDeleteBuffers(still);
    glDeleteBuffers(elements);
  }
}
